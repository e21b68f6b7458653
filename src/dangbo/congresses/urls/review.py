"""Addresses of reviews."""

from django.urls import path

from dangbo.congresses.views.review import acting, showing

_CONGRESS, _ROUND = "dai-hoi/<uuid:congress_id>/duyet/", "dai-hoi/dot/<uuid:round_id>/duyet/"
_SESSION = "dai-hoi/phien-duyet/<uuid:session_id>/"
urlpatterns = [
    path(_CONGRESS, showing.review, name="review"),
    path(f"{_CONGRESS}viec/<slug:act>/", acting.congress_act, name="review_act"),
    path(f"{_CONGRESS}ho-so/<slug:code>/<slug:act>/", acting.paper_act, name="dossier_act"),
    path(_ROUND, showing.reviews, name="reviews"),
    path(f"{_ROUND}excel/", showing.reviews_file, name="reviews_file"),
    path(f"{_ROUND}lap-phien/", acting.new_session, name="new_review_session"),
    path(_SESSION, showing.session, name="review_session"),
    path(f"{_SESSION}viec/<slug:act>/", acting.session_act, name="review_session_act"),
    path("dai-hoi/duyet/<uuid:review_id>/<slug:act>/", acting.one_review_act, name="one_review_act"),
    path("dai-hoi/duyet/nguoi-du/<uuid:reviewer_id>/bo/", acting.unseat, name="unseat_reviewer"),
    path("dai-hoi/duyet/tham-dinh/<uuid:appraisal_id>/", acting.appraisal, name="give_appraisal"),
    path("dai-hoi/duyet/cau-hoi/<uuid:question_id>/", acting.question, name="answer_question"),
    path("dai-hoi/duyet/bo-sung/<uuid:supplement_id>/<slug:act>/", acting.supplement_act, name="supplement_act"),
]
