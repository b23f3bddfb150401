// Prints what ical.js reads in a calendar, as JSON: uid → start, end, rule days, texts, alarms.
// Usage: node ical_dates.mjs CALENDAR.ics; ical.js is found beside, through NODE_PATH, or in the folder that
// CONGVAN_ICAL_JS names. Ends with 3 where it is not found.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
let path;
try {
  path = require.resolve(process.env.CONGVAN_ICAL_JS || "ical.js");
} catch {
  console.error("ical.js is not installed");
  process.exit(3);
}
const { default: ICAL } = await import(pathToFileURL(path));

// a whole day as such, an hour as its moment
const moment = (time) => (time.isDate ? time.toString() : time.toJSDate().toISOString());

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf-8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
const found = {};
for (const component of calendar.getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(component);
  const days = [];
  const iterator = event.iterator();
  for (let day = iterator.next(); day && days.length < 5; day = iterator.next()) days.push(moment(day));
  found[event.uid] = {
    start: moment(event.startDate),
    end: moment(event.endDate),
    zone: event.startDate.isDate ? null : event.startDate.zone.tzid,
    days,
    summary: event.summary,
    description: event.description,
    sequence: event.sequence,
    status: component.getFirstPropertyValue("status"),
    alarms: component
      .getAllSubcomponents("valarm")
      .map((alarm) => alarm.getFirstPropertyValue("trigger").toSeconds()),
  };
}
process.stdout.write(JSON.stringify(found));
