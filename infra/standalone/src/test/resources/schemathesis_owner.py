"""As a group's owner: the ids that schemathesis made up become those of the group and of a member."""

import os
import re

import schemathesis

ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
GROUP = os.environ["PARLEY_GROUP"]
MEMBER = os.environ["PARLEY_MEMBER"]
REAL = {"id": GROUP, "conversationId": GROUP, "account": MEMBER, "other": MEMBER, "members": MEMBER}
# they would end what the others are about
LEFT_ALONE = ("group.dissolve", "group.transfer", "group.remove", "friendship.end", "friendship.block")


def real(name, value):
    """What isn't a valid id stays what it is."""
    if isinstance(value, list):
        return [real(name, each) for each in value]
    return REAL[name] if isinstance(value, str) and ID.fullmatch(value) else value


def filled(fields):
    if not isinstance(fields, dict) or fields.get("type") in LEFT_ALONE:
        return fields
    return {name: real(name, value) if name in REAL else value for name, value in fields.items()}


@schemathesis.hook
def before_call(ctx, case, kwargs):
    case.path_parameters = filled(case.path_parameters)
    case.body = filled(case.body)
