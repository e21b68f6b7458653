"""Addresses of the register's pages."""

from django.urls import path

from dangbo.registry.views import (
    changes,
    chosen_members,
    decisions,
    members,
    organisations,
    persons,
    portraits,
    transfers,
    tree,
)

app_name = "registry"
_PERSON = "dang-vien/<uuid:person_id>/"
urlpatterns = [
    path("toi/", persons.own_record, name="own_record"),
    path("dang-vien/", members.members, name="members"),
    path("dang-vien/them/", changes.new_member, name="new_member"),
    path("dang-vien/dieu-kien/", members.conditions, name="member_conditions"),
    path("dang-vien/luu/", members.save_search, name="save_search"),
    path("dang-vien/luu/<uuid:search_id>/bo/", members.forget_search, name="forget_search"),
    path("dang-vien/xuat/", chosen_members.export_members, name="members_export"),
    path("dang-vien/in/", chosen_members.print_members, name="members_print"),
    path("dang-vien/chuyen/", transfers.transfer_members, name="members_transfer"),
    path(_PERSON, persons.person, name="person"),
    path(f"{_PERSON}so/<slug:which>/", persons.person_number, name="person_number"),
    path(f"{_PERSON}phieu/", persons.person_sheet, name="person_sheet"),
    path(f"{_PERSON}anh/", portraits.portrait, name="portrait"),
    path(f"{_PERSON}ghi/anh/", portraits.change_portrait, name="change_portrait"),
    path(f"{_PERSON}ghi/", changes.person_changes, name="person_changes"),
    path(f"{_PERSON}ghi/<slug:act>/", changes.person_change, name="person_change"),
    path(f"{_PERSON}sua/<slug:group>/", changes.correct, name="person_correct"),
    path("chuyen-sinh-hoat/", transfers.transfers, name="transfers"),
    path("chuyen-sinh-hoat/xuat/", transfers.export_transfers, name="transfers_export"),
    path("chuyen-sinh-hoat/<uuid:transfer_id>/", transfers.transfer, name="transfer"),
    path("chuyen-sinh-hoat/<uuid:transfer_id>/<slug:act>/", transfers.transfer_act, name="transfer_act"),
    path("to-chuc/", tree.organisations, name="organisations"),
    path("to-chuc/xuat/", tree.export_tree, name="organisations_export"),
    path("to-chuc/ghi-quyet-dinh/", decisions.decisions, name="decisions"),
    path("to-chuc/thanh-lap/", decisions.found_organisation, name="found_organisation"),
    path("to-chuc/<str:code>/", organisations.organisation, name="organisation"),
    path("to-chuc/<str:code>/cap-uy/xuat/", organisations.export_committees, name="committees_export"),
    path("to-chuc/<str:code>/ghi/", decisions.organisation_changes, name="organisation_changes"),
    path("to-chuc/<str:code>/ghi/<slug:act>/", decisions.organisation_change, name="organisation_change"),
]
