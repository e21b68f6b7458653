"""The day of a congress: agenda, organs, speakers, votes, screen."""

import dangbo.facts.models
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('congresses', '0001_initial'),
        ('elections', '0200_hall_screen'),
    ]

    operations = [
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                ('sitting', models.CharField(choices=[('trial', 'Phiên trù bị'), ('main', 'Phiên chính thức')], max_length=5)),
                ('day', models.DateField()),
                ('position', models.PositiveSmallIntegerField()),
                ('code', models.CharField(blank=True, max_length=40)),
                ('kind', models.CharField(choices=[('ceremony', 'Nghi lễ'), ('organ', 'Bầu cơ quan điều hành'), ('vote', 'Biểu quyết'), ('report', 'Trình bày'), ('debate', 'Thảo luận'), ('address', 'Phát biểu chỉ đạo'), ('election', 'Bầu cử'), ('resolution', 'Thông qua nghị quyết'), ('break', 'Nghỉ')], max_length=10)),
                ('title', dangbo.facts.models.NfcCharField(max_length=250)),
                ('who', dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                ('script', dangbo.facts.models.NfcTextField(blank=True)),
                ('starts_at', models.TimeField(blank=True, null=True)),
                ('minutes', models.PositiveSmallIntegerField()),
                ('body', models.CharField(blank=True, choices=[('presidium', 'Đoàn Chủ tịch'), ('secretariat', 'Đoàn Thư ký'), ('credentials', 'Ban Thẩm tra tư cách đại biểu')], max_length=12)),
                ('post', models.CharField(blank=True, choices=[('committee', 'cấp ủy'), ('standing_committee', 'ban thường vụ'), ('secretary', 'bí thư'), ('branch_secretary', 'bí thư chi bộ'), ('deputy_secretary', 'phó bí thư'), ('inspection_commission', 'ủy ban kiểm tra'), ('inspection_chair', 'chủ nhiệm ủy ban kiểm tra'), ('inspection_vice_chair', 'phó chủ nhiệm ủy ban kiểm tra'), ('delegates', 'đại biểu dự đại hội cấp trên'), ('other', 'chức danh khác')], max_length=24)),
                ('began_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('happened', dangbo.facts.models.NfcTextField(blank=True)),
                ('left_out', dangbo.facts.models.NfcCharField(blank=True, max_length=300)),
                ('congress', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agenda', to='congresses.congress')),
            ],
            options={
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='AgendaScreen',
            fields=[
                ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                ('token', models.CharField(max_length=32, unique=True)),
                ('opened_at', models.DateTimeField()),
                ('opened_by_name', dangbo.facts.models.NfcCharField(max_length=200)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('congress', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agenda_screens', to='congresses.congress')),
            ],
        ),
        migrations.CreateModel(
            name='AgendaVote',
            fields=[
                ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='congresses.agendaitem')),
                ('vote', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='agenda', to='elections.handvote')),
            ],
            options={
                'ordering': ['vote__recorded_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='OrganMember',
            fields=[
                ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                ('body', models.CharField(choices=[('presidium', 'Đoàn Chủ tịch'), ('secretariat', 'Đoàn Thư ký'), ('credentials', 'Ban Thẩm tra tư cách đại biểu')], max_length=12)),
                ('position', models.PositiveSmallIntegerField()),
                ('is_head', models.BooleanField(default=False)),
                ('congress', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='organ_members', to='congresses.congress')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='elections.rollentry')),
                ('vote', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='elections.handvote')),
            ],
            options={
                'ordering': ['body', 'position'],
            },
        ),
        migrations.CreateModel(
            name='Speaker',
            fields=[
                ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', dangbo.facts.models.NfcCharField(max_length=120)),
                ('unit', dangbo.facts.models.NfcCharField(blank=True, max_length=250)),
                ('topic', dangbo.facts.models.NfcCharField(blank=True, max_length=300)),
                ('position', models.PositiveSmallIntegerField()),
                ('registered_at', models.DateTimeField()),
                ('called_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('gist', dangbo.facts.models.NfcTextField(blank=True)),
                ('entry', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='elections.rollentry')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='speakers', to='congresses.agendaitem')),
            ],
            options={
                'ordering': ['position'],
            },
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.UniqueConstraint(fields=('congress', 'position'), name='congresses_item_in_its_place'),
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.UniqueConstraint(condition=models.Q(('began_at__isnull', False), ('ended_at__isnull', True)), fields=('congress',), name='congresses_one_item_runs'),
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('ended_at__gte', models.F('began_at')), _connector='OR'), name='congresses_item_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.CheckConstraint(condition=models.Q(('left_out', ''), ('began_at__isnull', True), _connector='OR'), name='congresses_item_left_out_not_begun'),
        ),
        migrations.AddConstraint(
            model_name='agendascreen',
            constraint=models.UniqueConstraint(condition=models.Q(('closed_at__isnull', True)), fields=('congress',), name='congresses_one_open_agenda_screen'),
        ),
        migrations.AddConstraint(
            model_name='organmember',
            constraint=models.UniqueConstraint(fields=('congress', 'body', 'entry'), name='congresses_in_an_organ_once'),
        ),
        migrations.AddConstraint(
            model_name='organmember',
            constraint=models.UniqueConstraint(condition=models.Q(('is_head', True)), fields=('congress', 'body'), name='congresses_organ_has_one_head'),
        ),
        migrations.AddConstraint(
            model_name='speaker',
            constraint=models.UniqueConstraint(fields=('item', 'position'), name='congresses_speaker_in_place'),
        ),
        migrations.AddConstraint(
            model_name='speaker',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True), ('entry__isnull', False), ('withdrawn_at__isnull', True)), fields=('item', 'entry'), name='congresses_speaker_waits_once'),
        ),
    ]
