import django.db.models.deletion
from django.db import migrations, models

import dangbo.facts.models


class Migration(migrations.Migration):
    dependencies = [
        ("congresses", "0001_initial"),
        ("elections", "0200_hall_screen"),
        ("registry", "0010_narrow_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="PersonnelPlan",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("drawn_up_on", models.DateField()),
                (
                    "congress",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="personnel", to="congresses.congress"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PersonnelRun",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("re_election", "Tái cử"), ("first_time", "Tham gia lần đầu")], max_length=12
                    ),
                ),
                ("opened_on", models.DateField()),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="runs", to="congresses.personnelplan"
                    ),
                ),
            ],
            options={
                "ordering": ["opened_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Nominee",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("post", dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                ("unit", dangbo.facts.models.NfcCharField(blank=True, max_length=250)),
                ("retirement_group", models.CharField(default="ordinary", max_length=40)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nominees",
                        to="congresses.personnelrun",
                    ),
                ),
            ],
            options={
                "ordering": ["person__name_key", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PersonnelStep",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("code", models.CharField(blank=True, max_length=40)),
                ("title", dangbo.facts.models.NfcCharField(max_length=250)),
                ("task", dangbo.facts.models.NfcCharField(blank=True, max_length=400)),
                (
                    "meeting",
                    models.CharField(
                        choices=[
                            ("standing_committee", "Ban thường vụ"),
                            ("key_cadres", "Cán bộ chủ chốt"),
                            ("committee", "Ban chấp hành"),
                            ("members", "Toàn thể đảng viên"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "way",
                    models.CharField(choices=[("secret", "Phiếu kín"), ("hands", "Biểu quyết giơ tay")], max_length=8),
                ),
                (
                    "base",
                    models.CharField(choices=[("summoned", "được triệu tập"), ("present", "có mặt")], max_length=8),
                ),
                ("is_unverified", models.BooleanField(default=False)),
                ("source", dangbo.facts.models.NfcCharField(blank=True, max_length=300)),
                ("changed_reason", dangbo.facts.models.NfcCharField(blank=True, max_length=300)),
                ("held_on", models.DateField(blank=True, null=True)),
                ("place", dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                ("issued", models.PositiveIntegerField(blank=True, null=True)),
                ("collected", models.PositiveIntegerField(blank=True, null=True)),
                ("valid", models.PositiveIntegerField(blank=True, null=True)),
                ("invalid", models.PositiveIntegerField(blank=True, null=True)),
                ("closed_on", models.DateField(blank=True, null=True)),
                (
                    "election",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="elections.election",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="congresses.personnelrun"
                    ),
                ),
            ],
            options={
                "ordering": ["number", "pk"],
            },
        ),
        migrations.CreateModel(
            name="DroppedName",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("on", models.DateField()),
                ("reason", dangbo.facts.models.NfcCharField(max_length=300)),
                (
                    "nominee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="congresses.nominee"
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dropped",
                        to="congresses.personnelstep",
                    ),
                ),
            ],
            options={
                "ordering": ["on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="DifferenceReport",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("reported_on", models.DateField()),
                ("symbol", dangbo.facts.models.NfcCharField(blank=True, max_length=60)),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("answer", dangbo.facts.models.NfcCharField(blank=True, max_length=500)),
                (
                    "step",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="difference_report",
                        to="congresses.personnelstep",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PlannedSeats",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "post",
                    models.CharField(
                        choices=[
                            ("committee", "cấp ủy"),
                            ("standing_committee", "ban thường vụ"),
                            ("secretary", "bí thư"),
                            ("branch_secretary", "bí thư chi bộ"),
                            ("deputy_secretary", "phó bí thư"),
                            ("inspection_commission", "ủy ban kiểm tra"),
                            ("inspection_chair", "chủ nhiệm ủy ban kiểm tra"),
                            ("inspection_vice_chair", "phó chủ nhiệm ủy ban kiểm tra"),
                            ("delegates", "đại biểu dự đại hội cấp trên"),
                            ("other", "chức danh khác"),
                        ],
                        max_length=24,
                    ),
                ),
                ("seats", models.PositiveSmallIntegerField()),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="seats", to="congresses.personnelplan"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="StepName",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("entry_reason", dangbo.facts.models.NfcCharField(blank=True, max_length=300)),
                ("agreed", models.PositiveIntegerField(blank=True, null=True)),
                ("goes_on", models.BooleanField(blank=True, null=True)),
                ("reason", dangbo.facts.models.NfcCharField(blank=True, max_length=300)),
                (
                    "nominee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="names", to="congresses.nominee"
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="names", to="congresses.personnelstep"
                    ),
                ),
            ],
            options={
                "ordering": ["nominee__person__name_key", "pk"],
            },
        ),
        migrations.CreateModel(
            name="StepParticipant",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("full_name", dangbo.facts.models.NfcCharField(max_length=120)),
                ("name_key", models.CharField(max_length=300)),
                ("post", dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                ("unit", dangbo.facts.models.NfcCharField(blank=True, max_length=250)),
                (
                    "attendance",
                    models.CharField(
                        blank=True,
                        choices=[("", "Chưa điểm danh"), ("present", "Có mặt"), ("absent", "Vắng")],
                        max_length=8,
                    ),
                ),
                (
                    "duty",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "–"),
                            ("chair", "Chủ trì"),
                            ("secretary", "Thư ký"),
                            ("head_teller", "Tổ trưởng kiểm phiếu"),
                            ("teller", "Tổ viên kiểm phiếu"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participants",
                        to="congresses.personnelstep",
                    ),
                ),
            ],
            options={
                "ordering": ["name_key", "pk"],
            },
        ),
        migrations.CreateModel(
            name="StructureCondition",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("place", models.PositiveSmallIntegerField()),
                (
                    "measure",
                    models.CharField(
                        choices=[
                            ("women", "Nữ"),
                            ("first_time", "Tham gia lần đầu"),
                            ("re_elected", "Tái cử"),
                            ("ethnic", "Dân tộc thiểu số"),
                            ("age", "Độ tuổi"),
                            ("fixed_post", "Chức danh cơ cấu"),
                        ],
                        max_length=12,
                    ),
                ),
                ("least", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("most", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("age_from", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("age_below", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("words", dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                ("source", dangbo.facts.models.NfcCharField(blank=True, max_length=300)),
                ("is_unverified", models.BooleanField(default=False)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conditions",
                        to="congresses.personnelplan",
                    ),
                ),
            ],
            options={
                "ordering": ["place", "pk"],
            },
        ),
        migrations.AddField(
            model_name="nominee",
            name="fixed_post",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="filled_by",
                to="congresses.structurecondition",
            ),
        ),
        migrations.CreateModel(
            name="IntendedPost",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "post",
                    models.CharField(
                        choices=[
                            ("committee", "cấp ủy"),
                            ("standing_committee", "ban thường vụ"),
                            ("secretary", "bí thư"),
                            ("branch_secretary", "bí thư chi bộ"),
                            ("deputy_secretary", "phó bí thư"),
                            ("inspection_commission", "ủy ban kiểm tra"),
                            ("inspection_chair", "chủ nhiệm ủy ban kiểm tra"),
                            ("inspection_vice_chair", "phó chủ nhiệm ủy ban kiểm tra"),
                            ("delegates", "đại biểu dự đại hội cấp trên"),
                            ("other", "chức danh khác"),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "nominee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="intended", to="congresses.nominee"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("nominee", "post"), name="congresses_intended_once")],
            },
        ),
        migrations.CreateModel(
            name="NomineePaper",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.CharField(max_length=40)),
                ("received_on", models.DateField()),
                ("note", dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                (
                    "nominee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="papers", to="congresses.nominee"
                    ),
                ),
            ],
            options={
                "ordering": ["code", "pk"],
                "constraints": [models.UniqueConstraint(fields=("nominee", "code"), name="congresses_paper_in_once")],
            },
        ),
        migrations.AddConstraint(
            model_name="personnelrun",
            constraint=models.UniqueConstraint(fields=("plan", "kind"), name="congresses_run_once"),
        ),
        migrations.AddConstraint(
            model_name="personnelstep",
            constraint=models.UniqueConstraint(fields=("run", "number"), name="congresses_step_number_once"),
        ),
        migrations.AddConstraint(
            model_name="personnelstep",
            constraint=models.CheckConstraint(
                condition=models.Q(("closed_on__isnull", True), ("held_on__isnull", False), _connector="OR"),
                name="congresses_closed_step_was_held",
            ),
        ),
        migrations.AddConstraint(
            model_name="droppedname",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="congresses_dropped_with_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="differencereport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("answered_on__isnull", True), models.Q(("answer", ""), _negated=True), _connector="OR"
                ),
                name="congresses_difference_answer_has_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="plannedseats",
            constraint=models.UniqueConstraint(fields=("plan", "post"), name="congresses_planned_seats_once"),
        ),
        migrations.AddConstraint(
            model_name="plannedseats",
            constraint=models.CheckConstraint(
                condition=models.Q(("seats__gte", 1)), name="congresses_at_least_one_planned_seat"
            ),
        ),
        migrations.AddConstraint(
            model_name="stepname",
            constraint=models.UniqueConstraint(fields=("step", "nominee"), name="congresses_put_to_the_step_once"),
        ),
        migrations.AddConstraint(
            model_name="stepparticipant",
            constraint=models.UniqueConstraint(
                condition=models.Q(("person__isnull", False)),
                fields=("step", "person"),
                name="congresses_at_the_step_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="structurecondition",
            constraint=models.CheckConstraint(
                condition=models.Q(("least__isnull", False), ("most__isnull", False), _connector="OR"),
                name="congresses_condition_has_a_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="structurecondition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("least__isnull", True), ("most__isnull", True), ("most__gte", models.F("least")), _connector="OR"
                ),
                name="congresses_condition_range",
            ),
        ),
        migrations.AddConstraint(
            model_name="structurecondition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("measure", "age"), _negated=True),
                    ("age_from__isnull", False),
                    ("age_below__isnull", False),
                    _connector="OR",
                ),
                name="congresses_condition_of_an_age",
            ),
        ),
        migrations.AddConstraint(
            model_name="structurecondition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("measure", "fixed_post"), _negated=True),
                    models.Q(("words", ""), _negated=True),
                    _connector="OR",
                ),
                name="congresses_condition_of_a_post",
            ),
        ),
        migrations.AddConstraint(
            model_name="nominee",
            constraint=models.UniqueConstraint(fields=("run", "person"), name="congresses_nominee_once"),
        ),
    ]
