"""Reads iCalendar data with parsers that Reslot's writer knows nothing of.

In: a JSON array of iCalendar texts on standard input. Out: a JSON array with, for each text, what every parser
read ({"icalendar": {...}, "libical": {...}, "vobject": {...}}). A reading that fails carries "errors".
Needs Debian's python3-icalendar, python3-vobject, python3-gi and gir1.2-ical-3.0, hence /usr/bin/python3.
"""

import json
import sys

import gi
import icalendar
import vobject

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib  # noqa: E402


def bare(address):
    text = str(address)
    return text[7:] if text[:7].lower() == "mailto:" else text


def utc(moment):
    if moment.tzinfo is None or moment.utcoffset().total_seconds() != 0:
        return "not UTC: " + moment.isoformat()
    return moment.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def with_icalendar(text):
    calendar = icalendar.Calendar.from_ical(text)
    events = []
    for event in calendar.walk("VEVENT"):
        attendees = event.get("ATTENDEE", [])
        attendees = attendees if isinstance(attendees, list) else [attendees]
        organizer = event.get("ORGANIZER")
        events.append(
            {
                "uid": str(event["UID"]),
                "sequence": int(event["SEQUENCE"]),
                "start": utc(event["DTSTART"].dt),
                "end": utc(event["DTEND"].dt),
                "stamp": utc(event["DTSTAMP"].dt),
                "status": str(event["STATUS"]),
                "summary": str(event.get("SUMMARY", "")),
                "description": str(event.get("DESCRIPTION", "")),
                "location": str(event.get("LOCATION", "")),
                "url": str(event.get("URL", "")),
                "comment": str(event.get("COMMENT", "")),
                "organizer": None if organizer is None else bare(organizer),
                "attendees": [bare(attendee) for attendee in attendees],
            }
        )
    return {
        "method": str(calendar.get("METHOD", "")),
        "events": events,
        "errors": [f"{name}: {error}" for event in calendar.walk() for name, error in event.errors],
    }


def libical_time(time):
    if not time.is_utc():
        return "not UTC: " + time.as_ical_string()
    return "%04d-%02d-%02dT%02d:%02d:%02d.000Z" % (
        *(time.get_year(), time.get_month(), time.get_day()),
        *(time.get_hour(), time.get_minute(), time.get_second()),
    )


def libical_errors(component):
    """Errors of the parser, and after check_restrictions() those of RFC 5546's tables, stand in the data itself."""
    found = []
    prop = component.get_first_property(ICalGLib.PropertyKind.XLICERROR_PROPERTY)
    while prop is not None:
        found.append(prop.as_ical_string().strip())
        prop = component.get_next_property(ICalGLib.PropertyKind.XLICERROR_PROPERTY)
    child = component.get_first_component(ICalGLib.ComponentKind.ANY_COMPONENT)
    while child is not None:
        found += libical_errors(child)
        child = component.get_next_component(ICalGLib.ComponentKind.ANY_COMPONENT)
    return found


def with_libical(text):
    calendar = ICalGLib.Component.new_from_string(text)
    if calendar is None:
        return {"errors": ["libical could not parse it"]}
    kind = ICalGLib.PropertyKind
    method = calendar.get_first_property(kind.METHOD_PROPERTY)
    restricted = bool(calendar.check_restrictions())  # without METHOD by the tables for plain calendar data
    events = []
    event = calendar.get_first_component(ICalGLib.ComponentKind.VEVENT_COMPONENT)
    while event is not None:
        attendees = []
        attendee = event.get_first_property(kind.ATTENDEE_PROPERTY)
        while attendee is not None:
            attendees.append(bare(attendee.get_attendee()))
            attendee = event.get_next_property(kind.ATTENDEE_PROPERTY)
        organizer = event.get_first_property(kind.ORGANIZER_PROPERTY)
        url = event.get_first_property(kind.URL_PROPERTY)
        events.append(
            {
                "uid": event.get_uid(),
                "sequence": event.get_sequence(),
                "start": libical_time(event.get_dtstart()),
                "end": libical_time(event.get_dtend()),
                "stamp": libical_time(event.get_dtstamp()),
                "status": ICalGLib.Property.status_to_string(event.get_status()),
                "summary": event.get_summary() or "",
                "description": event.get_description() or "",
                "location": event.get_location() or "",
                "url": "" if url is None else url.get_url(),
                "comment": event.get_comment() or "",
                "organizer": None if organizer is None else bare(organizer.get_organizer()),
                "attendees": attendees,
            }
        )
        event = calendar.get_next_component(ICalGLib.ComponentKind.VEVENT_COMPONENT)
    errors = sorted(set(libical_errors(calendar)))
    if not restricted and not errors:
        errors = ["check_restrictions() says no"]
    return {
        "method": "" if method is None else ICalGLib.Property.method_to_string(method.get_method()),
        "events": events,
        "errors": errors,
    }


def with_vobject(text):
    calendar = vobject.readOne(text)
    calendar.validate(raiseException=True)

    def value(event, name):
        return getattr(event, name).value if hasattr(event, name) else ""

    events = []
    for event in getattr(calendar, "vevent_list", []):
        events.append(
            {
                "uid": event.uid.value,
                "sequence": int(event.sequence.value),
                "start": utc(event.dtstart.value),
                "end": utc(event.dtend.value),
                "stamp": utc(event.dtstamp.value),
                "status": event.status.value,
                "summary": value(event, "summary"),
                "description": value(event, "description"),
                "location": value(event, "location"),
                "url": value(event, "url"),
                "comment": value(event, "comment"),
                "organizer": bare(event.organizer.value) if hasattr(event, "organizer") else None,
                "attendees": [bare(one.value) for one in getattr(event, "attendee_list", [])],
            }
        )
    return {"method": value(calendar, "method"), "events": events, "errors": []}


def guarded(parser, text):
    try:
        return parser(text)
    except Exception as error:  # A parser's refusal is a result here, whatever its type.
        return {"method": "", "events": [], "errors": [f"{type(error).__name__}: {error}"]}


PARSERS = {"icalendar": with_icalendar, "libical": with_libical, "vobject": with_vobject}

if __name__ == "__main__":
    texts = json.load(sys.stdin)
    readings = [{name: guarded(parser, text) for name, parser in PARSERS.items()} for text in texts]
    json.dump(readings, sys.stdout)
