"""Activity files of invented publishers, whole or with one thing changed.

Owns: `activities`, a sound file of another publisher, and how it is written beside a test.
"""

from __future__ import annotations

from pathlib import Path

ACTIVITY = """\
  <iati-activity default-currency="USD" xml:lang="en" last-updated-datetime="2023-05-02T00:00:00Z">
    <iati-identifier>XX-ORG-7-WATER</iati-identifier>
    <reporting-org ref="XX-ORG-7" type="21"><narrative>Wells Together</narrative></reporting-org>
    <title><narrative>Water at Lajas</narrative>
      <narrative xml:lang="es">Agua en Lajas</narrative></title>
    <description type="1"><narrative>Wells for the station.</narrative></description>
    <participating-org role="1" type="10"><narrative>Panama</narrative></participating-org>
    <activity-status code="2"/>
    <activity-date type="1" iso-date="2023-01-01"/>
    <activity-date type="3" iso-date="2023-12-31"/>
    <recipient-country code="CR"/>
    <sector code="14030"/>
    <transaction ref="T-1">
      <transaction-type code="3"/>
      <transaction-date iso-date="2023-03-10"/>
      <value value-date="2023-03-10">250000.50</value>
      <receiver-org type="22"><narrative>Casa del Agua</narrative></receiver-org>
    </transaction>
  </iati-activity>
"""


def activities(*old_and_new: tuple[str, str], version: str = "2.03", more: str = "") -> str:
    """A file with one activity, in which each text is replaced by another; it must be there."""
    activity = ACTIVITY
    for old, new in old_and_new:
        assert old in activity
        activity = activity.replace(old, new, 1)
    return (
        f'<iati-activities version="{version}" generated-datetime="2023-05-03T00:00:00Z">\n'
        f"{activity}{more}</iati-activities>\n"
    )


def written(folder: Path, text: str | bytes, name: str = "file.xml") -> Path:
    """A file of that text in a folder."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path
