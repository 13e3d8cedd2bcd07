"""Where we depart from stock Rasa, for speed and size: one departure a module, each says why.

``rasa run``, ``rasa shell`` and ``rasa test`` use stock Rasa and give the same answers: only our
own server and command line use these modules, except the policy, which ``config.yml`` names. The
tests in ``tests/bot/rasa`` compare each with what it replaces, and fail when Rasa changes there.
Figures: ``docs/performance.md``.
"""
