"""Whether ballots were printed by the program, and the name of opinion ballots."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("elections", "0200_hall_screen")]

    operations = [
        migrations.AddField("election", "printed_here", models.BooleanField(blank=True, null=True)),
        migrations.AlterField(
            "election",
            "way",
            models.CharField(
                choices=[
                    ("secret", "Phiếu kín"),
                    ("hands", "Giơ tay"),
                    ("opinion", "Phiếu xin ý kiến, phiếu giới thiệu"),
                ],
                default="secret",
                max_length=8,
            ),
        ),
    ]
