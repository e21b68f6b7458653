"""How a view gets a round, a congress or something of one: only within the reach of the one who asks (design §6)."""

import uuid

from django.db.models import QuerySet
from django.http import Http404

from dangbo.access.actor import Actor, NotAllowed
from dangbo.access.permissions import Permission
from dangbo.congresses.models import Congress, CongressRound
from dangbo.registry.models import Organisation

NOT_YOURS = {
    Permission.SEE_CONGRESSES: "Đồng chí chưa được giao quyền xem đại hội của tổ chức này. Liên hệ Ban Tổ chức.",
    Permission.PREPARE_CONGRESSES: "Đồng chí chưa được giao quyền chuẩn bị đại hội ở tổ chức này. Liên hệ Ban Tổ chức.",
    Permission.REVIEW_CONGRESSES: "Việc duyệt đại hội là của cấp ủy cấp trên. Liên hệ Ban Tổ chức.",
    Permission.RUN_CONGRESSES: "Đồng chí chưa được giao quyền điều hành đại hội này. Liên hệ Ban Tổ chức.",
}


def may(actor: Actor, permission: Permission, congress: Congress) -> bool:
    """Whether the actor may do this in a congress; a review belongs to the body's direct superior."""
    if permission is Permission.REVIEW_CONGRESSES:
        return actor.may(permission, direct_superior(congress))
    return actor.may(permission, congress.organisation_id)


def direct_superior(congress: Congress) -> uuid.UUID:
    """The id of the organisation that reviews the congress: the parent of its organisation when the round opened."""
    version = congress.organisation.version_at(congress.round.opened_on)
    return version.parent_id or congress.round.superior_id


def require(actor: Actor, permission: Permission, congress: Congress) -> None:
    """Raise NotAllowed, with the sentence of the permission, unless the actor may see the congress and do this."""
    for needed in (Permission.SEE_CONGRESSES, permission):
        if not may(actor, needed, congress):
            raise NotAllowed(NOT_YOURS[needed])


def require_of_round(actor: Actor, permission: Permission, round_: CongressRound) -> None:
    """Raise NotAllowed, with the sentence of the permission, unless the actor may do this for a whole round."""
    if not actor.may(permission, round_.superior_id):
        raise NotAllowed(NOT_YOURS[permission])


def congresses_within(root: Organisation) -> QuerySet[Congress]:
    """Congresses of the organisation and of all that stand or stood below it."""
    below = Organisation.objects.filter(links_up__ancestor=root, links_up__is_latest=True)
    return Congress.objects.filter(organisation__in=below.values("pk"))


def congress_for(actor: Actor, congress_id: uuid.UUID, permission: Permission = Permission.SEE_CONGRESSES) -> Congress:
    """The congress with this id, with its round, organisation and meeting. Raises Http404 and NotAllowed."""
    rows = Congress.objects.select_related("round__superior", "organisation", "meeting")
    found = rows.prefetch_related("organisation__versions").filter(pk=congress_id).first()
    if found is None:
        raise Http404("Không có đại hội này.")
    require(actor, permission, found)
    return found


def round_for(actor: Actor, round_id: uuid.UUID, permission: Permission = Permission.SEE_CONGRESSES) -> CongressRound:
    """The round with this id. Raises Http404, and NotAllowed outside the reach of the superior's roles.

    Those below the superior see their own congress, not the round.
    """
    rows = CongressRound.objects.select_related("superior").prefetch_related("superior__versions")
    found = rows.filter(pk=round_id).first()
    if found is None:
        raise Http404("Không có đợt đại hội này.")
    require_of_round(actor, permission, found)
    return found
