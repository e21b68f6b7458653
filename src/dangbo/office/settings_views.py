"""Pages of the settings: the values of the regulations, the office's own, and the installation's options."""

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from itertools import groupby

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from dangbo.access.actor import NotAllowed
from dangbo.access.permissions import Permission
from dangbo.access.requests import SignedInRequest
from dangbo.office.acts import NO_CHANGE, change_setting
from dangbo.office.forms import OptionsForm, ParametersForm
from dangbo.office.options import DEFAULT_AS_OF, IDLE_MINUTES, REQUIRE_TOTP, stored_default_as_of
from dangbo.office.parameter_tables import CERTAINTY, ValueTable, table_of
from dangbo.office.parameters import change_own_values, office_parameters, own_values, with_own_values
from dangbo.rules.parameters import Entry, Parameter, ParameterError, ParameterSet

GROUP_LABELS = {
    "organisations": "Tổ chức đảng",
    "terms": "Nhiệm kỳ",
    "members": "Đảng viên",
    "votes": "Biểu quyết và bỏ phiếu",
    "badges": "Huy hiệu Đảng",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One value of a parameter as the page shows it; `table`: its rows, where the text would not be understood."""

    entry: Entry
    text: str
    certainty: tuple[str, str]
    table: ValueTable | None


def lines_of(parameters: ParameterSet, parameter: Parameter) -> list[Line]:
    """Every value of a parameter, oldest first."""
    return [
        Line(entry, parameter.text_of(entry), CERTAINTY[entry.certainty], table_of(entry))
        for entry in parameters.history(parameter.key)
    ]


def _groups(parameters: ParameterSet) -> Iterator[tuple[str, list[tuple[Parameter, list[Line]]]]]:
    def stem(parameter: Parameter) -> str:
        return parameter.file.removesuffix(".yaml")

    for name, members in groupby(sorted(parameters.all(), key=stem), key=stem):
        yield GROUP_LABELS.get(name, name), [(parameter, lines_of(parameters, parameter)) for parameter in members]


def require_settings(request: SignedInRequest) -> None:
    """Raise NotAllowed unless the user may see the settings."""
    if not request.actor.may_anywhere(Permission.SEE_SETTINGS):
        raise NotAllowed("Đồng chí chưa được giao quyền xem cài đặt. Liên hệ người quản trị hệ thống.")


@require_GET
def settings_page(request: SignedInRequest) -> HttpResponse:
    """Every value of the regulations with its source, dates and certainty, and the options in force."""
    require_settings(request)
    context = {
        "groups": list(_groups(office_parameters())),
        "options": request.options,  # type: ignore[attr-defined]
        "may_change": request.actor.may_anywhere(Permission.CHANGE_SETTINGS),
    }
    return render(request, "office/settings.html", context)


def _require_change(request: SignedInRequest) -> None:
    if not request.actor.may_anywhere(Permission.CHANGE_SETTINGS):
        raise NotAllowed(NO_CHANGE)


@require_http_methods(["GET", "POST"])
def change_options(request: SignedInRequest) -> HttpResponse:
    """The options of the installation as a form."""
    _require_change(request)
    options = request.options  # type: ignore[attr-defined]
    now = {
        DEFAULT_AS_OF: stored_default_as_of(),
        IDLE_MINUTES: options.idle_minutes,
        REQUIRE_TOTP: options.require_totp,
    }
    form = OptionsForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        for key in form.changed_data:
            value = form.cleaned_data[key]
            summary = f"Đổi cài đặt: {form.fields[key].label}"
            change_setting(actor=request.actor, key=key, value=value, summary=summary)
        messages.success(request, "Đã ghi thay đổi.")
        return redirect("office:settings")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "office/options.html", {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
def change_parameters(request: SignedInRequest) -> HttpResponse:
    """The office's own values: typed or from a file, shown before they are stored."""
    _require_change(request)
    form = ParametersForm(request.POST or None, request.FILES or None, initial={"text": own_values()})
    laid: ParameterSet | None = None
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        try:
            laid = with_own_values(text)
        except ParameterError as error:
            form.add_error("text", str(error))
        else:
            if "store" in request.POST:
                change_own_values(actor=request.actor, text=text)
                messages.success(request, "Đã ghi bộ giá trị riêng.")
                return redirect("office:settings")
            form = ParametersForm(initial={"text": text})
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "office/parameters.html", {"form": form, "preview": _preview(laid)}, status=status)


def _preview(laid: ParameterSet | None) -> list[tuple[Parameter, list[Line]]] | None:
    """The parameters that have own values, each with its whole history; None before anything was sent."""
    if laid is None:
        return None
    return [(laid.parameter(key), lines_of(laid, laid.parameter(key))) for key in sorted(laid.local)]
