"""One person of a run: taken off a list, planned for offices, the papers of the file."""

from collections.abc import Collection
from typing import Any

from django import forms

from dangbo.congresses.acts.personnel.files import receive_papers
from dangbo.congresses.acts.personnel.names import drop_name, plan_nominee
from dangbo.congresses.forms.personnel.parts import NameForm, NomineeForm, OnDay
from dangbo.congresses.models.personnel import Measure
from dangbo.congresses.queries.personnel.rules import checklist_for, retirement_groups, rules_day
from dangbo.rules.congress.retirement import ORDINARY
from dangbo.rules.elections.posts import POST_LABELS, Post
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int


class DropForm(OnDay, NameForm):
    """đưa ra khỏi danh sách"""

    verb = "Đưa ra khỏi danh sách"
    reason = forms.CharField(label="Lý do", max_length=300)

    def consequence(self) -> str:
        return f"Đưa {self.name.nominee.person.full_name} ra khỏi danh sách bước {self.name.step.number}?"

    def perform(self, accepted: Collection[str]) -> str:
        data, who = self.cleaned_data, self.name.nominee.person.full_name
        drop_name(actor=self.actor, name=self.name, on=data["on"], reason=data["reason"])
        return f"Đã đưa {who} ra khỏi danh sách."


class IntendedForm(NomineeForm):
    """dự kiến chức danh"""

    verb = "Ghi dự kiến"
    posts = forms.MultipleChoiceField(
        label="Dự kiến, ngoài cấp ủy viên", required=False, widget=forms.CheckboxSelectMultiple
    )
    fixed_post = forms.ChoiceField(label="Chức danh cơ cấu", required=False)
    retirement_group = forms.ChoiceField(label="Nhóm tuổi nghỉ hưu", required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        plan = self.nominee.run.plan
        posts = [Post(row.post) for row in plan.seats.all() if row.post != Post.COMMITTEE]
        self.fixed = {str(row.pk): row for row in plan.conditions.filter(measure=Measure.FIXED_POST)}
        groups = retirement_groups(plan.congress, rules_day(plan.congress, self.viewing.at))
        self._offer("posts", [(post.value, POST_LABELS[post].capitalize()) for post in posts])
        self._offer("fixed_post", [("", "–"), *((key, row.words) for key, row in self.fixed.items())])
        self._offer("retirement_group", [(key, "Chung" if key == ORDINARY else key) for key in groups])
        for name, choices in (("posts", posts), ("fixed_post", self.fixed), ("retirement_group", groups[1:])):
            if not choices:
                del self.fields[name]
        self.initial.setdefault("posts", [row.post for row in self.nominee.intended.all()])
        self.initial.setdefault("fixed_post", str(self.nominee.fixed_post_id or ""))
        self.initial.setdefault("retirement_group", self.nominee.retirement_group)

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def consequence(self) -> str:
        return f"Ghi dự kiến chức danh của {self.nominee.person.full_name}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        plan_nominee(
            actor=self.actor,
            nominee=self.nominee,
            posts=[Post(post) for post in data.get("posts") or ()],
            fixed_post=self.fixed.get(data.get("fixed_post") or ""),
            retirement_group=data.get("retirement_group") or self.nominee.retirement_group,
        )
        return "Đã ghi dự kiến."


class PapersForm(OnDay, NomineeForm):
    """nhận giấy tờ hồ sơ"""

    verb = "Ghi hồ sơ"
    codes = forms.MultipleChoiceField(label="Giấy tờ đã có", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        congress = self.nominee.run.plan.congress
        papers = checklist_for(congress, rules_day(congress, self.viewing.at))
        self.fields["codes"].choices = [(paper.code, paper.label) for paper in papers]  # type: ignore[attr-defined]
        self.initial.setdefault("codes", [row.code for row in self.nominee.papers.all()])

    def consequence(self) -> str:
        data = self.cleaned_data
        return (
            f"Ghi hồ sơ của {self.nominee.person.full_name} có {format_int(len(data['codes']))} giấy tờ, "
            f"giấy tờ mới nhận ngày {format_date(data['on'])}?"
        )

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        receive_papers(actor=self.actor, nominee=self.nominee, codes=data["codes"], received_on=data["on"])
        return f"Đã ghi hồ sơ của {self.nominee.person.full_name}."
