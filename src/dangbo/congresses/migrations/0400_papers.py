"""Papers of a congress and rounds of opinions on them."""

import dangbo.facts.models
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('congresses', '0001_initial'),
        ('documents', '0022_own_title'),
    ]

    operations = [
        migrations.CreateModel(
            name='CongressPaper',
            fields=[
                ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                ('row', models.PositiveSmallIntegerField()),
                ('key', models.CharField(max_length=60)),
                ('about', models.CharField(blank=True, max_length=36)),
                ('title', dangbo.facts.models.NfcCharField(max_length=300)),
                ('finished_on', models.DateField(blank=True, null=True)),
                ('congress', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='congresses.congress')),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='congress_paper', to='documents.document')),
            ],
            options={
                'ordering': ['row', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='OpinionRound',
            fields=[
                ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('opened_on', models.DateField()),
                ('until', models.DateField(db_index=True)),
                ('request', dangbo.facts.models.NfcCharField(blank=True, max_length=500)),
                ('opened_by_name', dangbo.facts.models.NfcCharField(max_length=200)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rounds', to='congresses.congresspaper')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.draftversion')),
            ],
            options={
                'ordering': ['opened_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='OpinionCall',
            fields=[
                ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('took_part', models.PositiveIntegerField(blank=True, null=True)),
                ('answered_by_name', dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.organisation')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='calls', to='congresses.opinionround')),
            ],
            options={
                'ordering': ['organisation__code'],
            },
        ),
        migrations.CreateModel(
            name='Opinion',
            fields=[
                ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                ('author', dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                ('section', dangbo.facts.models.NfcCharField(blank=True, max_length=300)),
                ('quote', dangbo.facts.models.NfcCharField(blank=True, max_length=500)),
                ('text', dangbo.facts.models.NfcTextField()),
                ('given_on', models.DateField()),
                ('entered_at', models.DateTimeField()),
                ('entered_by_name', dangbo.facts.models.NfcCharField(max_length=200)),
                ('taken', models.CharField(blank=True, choices=[('', 'Chưa xem xét'), ('accepted', 'Tiếp thu'), ('partly', 'Tiếp thu một phần'), ('not', 'Không tiếp thu')], max_length=8)),
                ('reason', dangbo.facts.models.NfcCharField(blank=True, max_length=500)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('decided_by_name', dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.organisation')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='opinions', to='congresses.opinionround')),
            ],
            options={
                'ordering': ['entered_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='PaperCharge',
            fields=[
                ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                ('row', models.PositiveSmallIntegerField()),
                ('owner_words', dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('congress', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='paper_charges', to='congresses.congress')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.person')),
            ],
            options={
                'ordering': ['row'],
            },
        ),
        migrations.AddConstraint(
            model_name='congresspaper',
            constraint=models.UniqueConstraint(fields=('congress', 'key', 'about'), name='congresses_paper_once'),
        ),
        migrations.AddConstraint(
            model_name='opinionround',
            constraint=models.UniqueConstraint(fields=('paper', 'number'), name='congresses_opinion_round_once'),
        ),
        migrations.AddConstraint(
            model_name='opinionround',
            constraint=models.UniqueConstraint(condition=models.Q(('closed_on__isnull', True)), fields=('paper',), name='congresses_one_open_opinion_round'),
        ),
        migrations.AddConstraint(
            model_name='opinionround',
            constraint=models.CheckConstraint(condition=models.Q(('until__gte', models.F('opened_on'))), name='congresses_opinions_until_later'),
        ),
        migrations.AddConstraint(
            model_name='opinioncall',
            constraint=models.UniqueConstraint(fields=('round', 'organisation'), name='congresses_called_once'),
        ),
        migrations.AddConstraint(
            model_name='opinion',
            constraint=models.CheckConstraint(condition=models.Q(('taken__in', ['', 'accepted']), models.Q(('reason', ''), _negated=True), _connector='OR'), name='congresses_opinion_left_with_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='papercharge',
            constraint=models.UniqueConstraint(fields=('congress', 'row'), name='congresses_charge_once'),
        ),
        migrations.AddConstraint(
            model_name='papercharge',
            constraint=models.CheckConstraint(condition=models.Q(('owner__isnull', True), ('owner_words', ''), _connector='OR'), name='congresses_charge_one_owner'),
        ),
    ]
