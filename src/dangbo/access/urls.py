"""Addresses of one's own account and of the accounts one manages."""

from django.urls import path

from dangbo.access import views

app_name = "access"
urlpatterns = [
    path("tai-khoan/", views.me, name="me"),
    path("tai-khoan/khoa/", views.add_key, name="add_key"),
    path("tai-khoan/khoa/<uuid:key_id>/thu-hoi/", views.end_key, name="end_key"),
    path("phan-quyen/", views.accounts, name="accounts"),
    path("phan-quyen/them/", views.new_account, name="new_account"),
    path("phan-quyen/<uuid:account_id>/", views.account_detail, name="account"),
    path("phan-quyen/<uuid:account_id>/khoa/", views.switch_lock, name="switch_lock"),
    path("phan-quyen/<uuid:account_id>/mat-khau/", views.new_password, name="new_password"),
    path("phan-quyen/vai-tro/<uuid:role_id>/ket-thuc/", views.finish_role, name="finish_role"),
]
