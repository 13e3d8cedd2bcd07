"""Names that Rasa 3.6.21 imports at start from packages that are not installed here.

Rasa imports TensorFlow, every chat service's client and every database's driver, used or not.
This module gives it the names it asks for, with nothing behind them: they can be imported, written
in annotations and inherited from. Whatever wants more gets a plain message. Python asks it last,
so a package that is installed after all is used as if this module were not there.
"""

import functools
import importlib
import sys
from importlib.machinery import ModuleSpec

ADVICE = (
    "It is left out of this project. Configure something else, or remove the package from "
    "exclude-dependencies in pyproject.toml and run uv lock."
)

NAMES = {
    # DIETClassifier, ResponseSelector, TEDPolicy, UnexpecTEDIntentPolicy: config.yml does without.
    "DIET and TED need TensorFlow": {
        "keras": "Model",
        "keras.utils.control_flow_util": "smart_cond",
        "keras.utils.tf_utils": "",
        "tensorflow": "SparseTensor Tensor TensorShape TensorSpec",
        "tensorflow.keras.backend": "",
        "tensorflow.keras.callbacks": "Callback",
        "tensorflow.keras.layers": "AbstractRNNCell Dense Dropout Layer",
        "tensorflow.keras.metrics": "Metric",
        "tensorflow.keras.utils": "Sequence",
        "tensorflow.python.eager.wrap_function": "WrappedFunction",
        "tensorflow.types.experimental": "TensorLike",
    },
    # Staff write to the region's own server and to nobody else's.
    "Rasa's Messenger channel needs fbmessenger": {
        "fbmessenger": "MessengerClient",
        "fbmessenger.attachments": "Image",
        "fbmessenger.elements": "Text",
        "fbmessenger.quick_replies": "QuickReplies QuickReply",
        "fbmessenger.sender_actions": "SenderAction",
    },
    "Rasa's Hangouts channel needs google-auth": {
        "google.auth.transport.requests": "Request",
        "google.oauth2.id_token": "",
    },
    "Rasa's Slack channel needs slack-sdk": {
        "slack_sdk.errors": "SlackApiError",
        "slack_sdk.web.async_client": "AsyncWebClient",
    },
    "Rasa's Telegram channel needs aiogram": {
        "aiogram": "Bot",
        "aiogram.types": "InlineKeyboardButton InlineKeyboardMarkup KeyboardButton Message "
        "ReplyKeyboardMarkup Update",
        "aiogram.utils.exceptions": "TelegramAPIError",
    },
    "Rasa's Twilio channels need twilio": {
        "twilio.base.exceptions": "TwilioRestException",
        "twilio.rest": "Client",
        "twilio.twiml.voice_response": "Gather VoiceResponse",
    },
    "Rasa's Webex channel needs webexteamssdk": {
        "webexteamssdk": "Webhook WebexTeamsAPI",
    },
    # Conversations are kept in memory, SQLite or PostgreSQL.
    "Rasa's DynamoDB tracker store needs boto3": {
        "boto3.dynamodb.conditions": "Key",
        "botocore.exceptions": "BotoCoreError ClientError",
    },
    "Rasa's MongoDB tracker store needs pymongo": {
        "pymongo": "MongoClient ReturnDocument",
        "pymongo.collection": "Collection",
        "pymongo.database": "Database",
        "pymongo.errors": "ConnectionFailure OperationFailure",
    },
}


@functools.cache
def _exception():
    """Make the exception's class: not before it is needed, for this file is loaded at every start.

    An InvalidConfigException, so that Rasa prints the message without a traceback. An
    AttributeError, since pickle and skops try every imported module for a name and expect one.
    """
    from rasa.shared.exceptions import InvalidConfigException

    return type("NotInstalled", (InvalidConfigException, AttributeError), {})


def _refusal(reason, wanted):
    return _exception()(f"{reason}: {wanted} was asked for. {ADVICE}")


class _Empty(type):
    """The type of the empty classes: they can be inherited from, but no object can be made."""

    def __call__(cls, *args, **kwargs):
        raise _refusal(cls.reason, cls.__name__)


class StandIn:
    """Finds and loads the modules in NAMES: see the import system's finders and loaders."""

    def __init__(self):
        self.modules = {}
        for reason, modules in NAMES.items():
            for path, names in modules.items():
                for i, letter in enumerate(path):
                    if letter == ".":
                        self.modules.setdefault(path[:i], (reason, []))
                self.modules[path] = (reason, names.split())

    def find_spec(self, name, path=None, target=None):
        return ModuleSpec(name, self, is_package=True) if name in self.modules else None

    def create_module(self, spec):
        return None  # an ordinary module

    def exec_module(self, module):
        reason, names = self.modules[module.__name__]
        for name in names:
            # Rasa catches some of them, which only exceptions can be.
            error = name.endswith(("Error", "Exception", "Failure"))
            bases = (Exception,) if error else ()
            members = {"__module__": module.__name__, "reason": reason}
            setattr(module, name, _Empty(name, bases, members))

        def other(attribute):
            path = f"{module.__name__}.{attribute}"
            if path in self.modules:
                return importlib.import_module(path)
            # Python itself probes modules for __file__ and the like: an ordinary "no".
            if attribute.startswith("__"):
                raise AttributeError(attribute)
            raise _refusal(reason, path)

        module.__getattr__ = other


sys.meta_path.append(StandIn())
