"""Speed and size beside stock Rasa's, in one run on one machine: ``python -m bench.speed``.

Nothing here is a part of the product. What is made lies in ``bench/out/speed``, and can be thrown
away; the report is ``docs/performance.md``.
"""

from knowledge.loading import ROOT

OUT = ROOT / "bench" / "out" / "speed"
