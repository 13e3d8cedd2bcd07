"""Takes out what can point at a person, before anything else sees the text.

>>> mask("Patienten 19121212-1212 ringer från 070-123 45 67")
Masked(text='Patienten [personnummer] ringer från [telefon]', kinds=('personnummer', 'telefon'))

Everything here is plain Python without Rasa, so that the channel, the tracker store, the log
handlers and the command line can all use the same rules.
"""

from bot.privacy._logs import MaskingFilter
from bot.privacy._masker import Masked, Masker, mask, mask_public

__all__ = ["Masked", "Masker", "MaskingFilter", "mask", "mask_public"]
