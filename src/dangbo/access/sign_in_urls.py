"""The addresses of sign-in, the password and the second step, under the names that allauth knows."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import path, re_path

from dangbo.access.requests import without_viewing

urlpatterns = [
    path("dang-nhap/", account.login, name="account_login"),
    path("dang-xuat/", without_viewing(account.logout), name="account_logout"),
    path("tai-khoan/dang-khoa/", account.account_inactive, name="account_inactive"),
    path("tai-khoan/xac-nhan/", without_viewing(account.reauthenticate), name="account_reauthenticate"),
    path("tai-khoan/mat-khau/", without_viewing(account.password_change), name="account_change_password"),
    path("tai-khoan/mat-khau/dat/", without_viewing(account.password_set), name="account_set_password"),
    path("quen-mat-khau/", account.password_reset, name="account_reset_password"),
    path("quen-mat-khau/da-gui/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "quen-mat-khau/xong/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^quen-mat-khau/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("dang-nhap/buoc-hai/", mfa.authenticate, name="mfa_authenticate"),
    path("tai-khoan/xac-nhan/buoc-hai/", without_viewing(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("tai-khoan/buoc-hai/", without_viewing(mfa.index), name="mfa_index"),
    path("tai-khoan/buoc-hai/bat/", without_viewing(totp.activate_totp), name="mfa_activate_totp"),
    path("tai-khoan/buoc-hai/tat/", without_viewing(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("tai-khoan/ma-du-phong/", without_viewing(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "tai-khoan/ma-du-phong/tao/",
        without_viewing(codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "tai-khoan/ma-du-phong/tai-ve/",
        without_viewing(codes.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
]
