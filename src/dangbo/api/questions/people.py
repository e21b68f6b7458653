"""People of the member list, their numbers masked."""

import uuid
from datetime import date
from typing import Any, Literal

from ninja import Query, Router, Schema
from pydantic import Field, create_model

from dangbo.access.permissions import Permission
from dangbo.api.keys import KeyRequest
from dangbo.api.pages import Page, Paged, cut
from dangbo.api.parameters import AsOf, Day, Text, Within, reading, unsaid
from dangbo.api.scope import reached_organisation, reached_person
from dangbo.registry.models import Person
from dangbo.registry.queries.member_filters import FILTERS
from dangbo.registry.queries.member_list import MemberSearch, matching, place_names
from dangbo.registry.queries.person_page import levels_at, party_age, place_of, posts
from dangbo.rules.vocabulary import Activity, Standing
from dangbo.vietnamese.citizen import mask
from dangbo.vietnamese.dates import PartialDate, format_date

router = Router(tags=["Đảng viên"])
ORDER = ("person__name_key", "pk")
PARTIAL = "Năm, năm-tháng hoặc năm-tháng-ngày, đúng như giấy tờ cho biết; null nếu chưa ghi."
MASKED = "Chỉ hiện bốn số cuối; có thể trống."
FILTER_OF = {
    "standing": "tu-cach",
    "activity": "sinh-hoat",
    "sex": "gioi-tinh",
    "age": "nhom-tuoi",
    "ethnic_group": "dan-toc",
    "professional": "chuyen-mon",
    "theory": "ly-luan",
    "party_age": "tuoi-dang",
    "badge": "huy-hieu",
    "post": "chuc-vu",
}
"""The condition of the member list that each parameter sets."""
_OF_PERSON = (
    "full_name",
    "sex",
    "birth_date",
    "birth_precision",
    "joined_on",
    "joined_precision",
    "official_on",
    "official_precision",
    "citizen_number",
    "card_number",
)
_OF_MEMBER = ("person_id", "organisation_id", "organisation__code", "standing", "activity")

Conditions: Any = create_model(
    "Conditions",
    __base__=Schema,
    **{
        name: (
            Literal[tuple(FILTERS[key].values)],
            Field(default_factory=unsaid, description=f"{FILTERS[key].name}: chỉ những người này."),
        )
        for name, key in FILTER_OF.items()
    },  # type: ignore[call-overload]
)


class PeopleAsked(Within, Paged, Conditions):  # type: ignore[misc]  # made of the filters
    """Which people."""

    text: Text = Field("", description="Các chữ đầu trong họ tên, không cần dấu; hoặc tên chi bộ.")
    joined_from: Day = Field(default_factory=unsaid, description="Vào Đảng từ ngày này.")
    joined_to: Day = Field(default_factory=unsaid, description="Vào Đảng đến hết ngày này.")

    @property
    def search(self) -> MemberSearch:
        """The question as the member list asks it."""
        filters = {key: value for name, key in FILTER_OF.items() if (value := getattr(self, name))}
        for key, day in (("vao-tu", self.joined_from), ("vao-den", self.joined_to)):
            if day is not None:
                filters[key] = format_date(day)
        return MemberSearch(text=self.text, filters=filters)


class PersonOut(Schema):
    """A member as the list shows them."""

    id: uuid.UUID = Field(description="Mã định danh trong sổ.")
    full_name: str = Field(description="Họ và tên.")
    sex: Literal["male", "female"] = Field(description="Giới tính.")
    birth_date: str | None = Field(description=PARTIAL)
    organisation: str = Field(description="Mã chi bộ.")
    organisation_name: str = Field(description="Tên chi bộ vào ngày được hỏi.")
    standing: Standing = Field(description="Chính thức hay dự bị.")
    activity: Activity = Field(description="Tình trạng sinh hoạt.")
    joined_on: str | None = Field(description=f"Ngày vào Đảng. {PARTIAL}")
    official_on: str | None = Field(description=f"Ngày chính thức. {PARTIAL}")
    citizen_number: str = Field(description=f"Số định danh cá nhân. {MASKED}")
    card_number: str = Field(description=f"Số thẻ đảng viên. {MASKED}")


class LevelOut(Schema):
    """A level of schooling."""

    scale: Literal["general", "professional", "theory"] = Field(description="Thang trình độ.")
    name: str = Field(description="Trình độ, bằng chữ.")
    subject: str = Field(description="Chuyên ngành; có thể trống.")
    since: date = Field(description="Đạt từ ngày.")


class PostOut(Schema):
    """A seat or an office."""

    name: str = Field(description="Chức vụ, bằng chữ.")
    organisation: str = Field(description="Mã tổ chức.")
    organisation_name: str = Field(description="Tên tổ chức khi nhận chức.")
    term: str = Field(description="Nhiệm kỳ.")
    since: date = Field(description="Từ ngày.")
    until: date | None = Field(description="Đến trước ngày; null nếu đang giữ.")


class PlaceOut(Schema):
    """Where somebody stood, or last stood before the day."""

    organisation: str = Field(description="Mã chi bộ.")
    organisation_name: str = Field(description="Tên chi bộ.")
    standing: Standing = Field(description="Chính thức hay dự bị.")
    activity: Activity = Field(description="Tình trạng sinh hoạt.")
    is_member: bool = Field(description="Có tên trong chi bộ vào ngày được hỏi.")


class PersonDetail(Schema):
    """One person of the register."""

    id: uuid.UUID = Field(description="Mã định danh trong sổ.")
    full_name: str = Field(description="Họ và tên.")
    sex: Literal["male", "female"] = Field(description="Giới tính.")
    birth_date: str | None = Field(description=PARTIAL)
    ethnic_group: str = Field(description="Dân tộc.")
    work_post: str = Field(description="Chức vụ công tác; có thể trống.")
    workplace: str = Field(description="Nơi công tác; có thể trống.")
    joined_on: str | None = Field(description=f"Ngày vào Đảng. {PARTIAL}")
    official_on: str | None = Field(description=f"Ngày chính thức. {PARTIAL}")
    party_age: str | None = Field(description="Tuổi đảng vào ngày được hỏi, bằng chữ; null nếu chưa tính được.")
    citizen_number: str = Field(description=f"Số định danh cá nhân. {MASKED}")
    card_number: str = Field(description=f"Số thẻ đảng viên. {MASKED}")
    place: PlaceOut | None = Field(description="Nơi sinh hoạt vào ngày được hỏi, hoặc gần nhất; null nếu chưa có.")
    levels: list[LevelOut] = Field(description="Trình độ vào ngày được hỏi.")
    posts: list[PostOut] = Field(description="Chức vụ trong Đảng đã và đang giữ, mới nhất đứng trước.")


@reading(router, "", Page[PersonOut], "Danh sách đảng viên của một tổ chức")
def people(request: KeyRequest, asked: Query[PeopleAsked]) -> dict[str, Any]:
    """Đảng viên có tên trong tổ chức và mọi tổ chức bên dưới vào ngày được hỏi, theo thứ tự tên."""
    organisation = reached_organisation(request.auth, asked.organisation, Permission.SEE_MEMBERS)
    rows = matching(organisation, asked.day, asked.search)
    fields = (*_OF_MEMBER, *(f"person__{name}" for name in _OF_PERSON), *ORDER)
    found, following = cut(rows.values(*fields), ORDER, asked, "people")
    names = place_names({row["organisation_id"] for row in found}, asked.day)
    return {"items": [_listed(row, names) for row in found], "next": following}


@reading(router, "/{uuid:person_id}", PersonDetail, "Một đảng viên")
def person(request: KeyRequest, person_id: uuid.UUID, asked: Query[AsOf]) -> dict[str, Any]:
    """Lý lịch tóm tắt, nơi sinh hoạt, trình độ và chức vụ; không gồm tôn giáo, gia đình, kỷ luật."""
    found = reached_person(request.auth, person_id)
    age = party_age(found, asked.day)
    return _dates(found.__dict__) | {
        "id": found.pk,
        "ethnic_group": found.ethnic_group,
        "work_post": found.work_post,
        "workplace": found.workplace,
        "party_age": age.text if age else None,
        "place": _place(found, asked.day),
        "levels": [
            {"scale": scale, "name": level.name, "subject": level.subject, "since": level.since}
            for scale, level in sorted(levels_at(found, asked.day).items())
        ],
        "posts": [
            {
                "name": post.name,
                "organisation": post.code,
                "organisation_name": post.organisation,
                "term": post.term,
                "since": post.since,
                "until": post.until,
            }
            for post in posts(found, asked.day)
        ],
    }


def _listed(row: dict[str, Any], names: dict[uuid.UUID, str]) -> dict[str, Any]:
    return _dates({name: row[f"person__{name}"] for name in _OF_PERSON}) | {
        "id": row["person_id"],
        "organisation": row["organisation__code"],
        "organisation_name": names.get(row["organisation_id"], ""),
        "standing": row["standing"],
        "activity": row["activity"],
    }


def _dates(values: dict[str, Any]) -> dict[str, Any]:
    """What list and detail both say of a person."""
    return {
        "full_name": values["full_name"],
        "sex": values["sex"],
        "birth_date": _partial(values["birth_date"], values["birth_precision"]),
        "joined_on": _partial(values["joined_on"], values["joined_precision"]),
        "official_on": _partial(values["official_on"], values["official_precision"]),
        "citizen_number": mask(values["citizen_number"]),
        "card_number": mask(values["card_number"]),
    }


def _partial(day: date | None, precision: str) -> str | None:
    if day is None:
        return None
    known = {"y": PartialDate(day.year), "m": PartialDate(day.year, day.month)}
    return known.get(precision, PartialDate.from_date(day)).iso


def _place(person: Person, at: date) -> dict[str, Any] | None:
    place = place_of(person, at)
    if place is None:
        return None
    return {
        "organisation": place.code,
        "organisation_name": place.name,
        "standing": place.membership.standing,
        "activity": place.membership.activity,
        "is_member": place.is_running,
    }
