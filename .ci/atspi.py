"""Looks at the window over AT-SPI, as a screen reader does. Usage: atspi.py PROGRAM FOLDER, within a session bus.

Every check prints a line; the first that fails ends the run with what was seen instead.
"""

import json
import os
import shutil
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

PATIENCE = 20
PROGRAM, FOLDER = sys.argv[1], sys.argv[2]
HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CONTROLS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
announced = []


def fail(what, seen=""):
    print(f"FAILED: {what}: {seen}", file=sys.stderr)
    print(open(f"{FOLDER}/log", encoding="utf-8", errors="replace").read(), file=sys.stderr)
    process.kill()
    sys.exit(1)


def check(what, holds, seen=""):
    if not holds:
        fail(what, seen)
    print(f"ok  {what}", flush=True)


def pump(seconds=0.05):
    """Takes events in for a while."""
    context, end = GLib.MainContext.default(), time.monotonic() + seconds
    while True:
        while context.pending():
            context.iteration(False)
        if time.monotonic() >= end:
            return
        time.sleep(0.01)


def wait(what, ask):
    """Waits until `ask` returns something that is true, and returns it."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            fail(f"{what}: the program ended", process.returncode)
        try:
            answer = ask()
        except GLib.Error:
            answer = None
        if answer:
            return answer
        pump(0.1)
    fail(f"waited in vain for {what}", outline())
    return None


def enable(on):
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    args = GLib.Variant("(ssv)", ("org.a11y.Status", "IsEnabled", GLib.Variant("b", on)))
    bus.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set", args, None, 0, 5000)


def application():
    desktop = Atspi.get_desktop(0)
    desktop.clear_cache()
    for i in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(i)
        if child and child.get_process_id() == process.pid and child.get_child_count():
            return child
    return None


def walk(node=None):
    """Every node below one, in the order of the tree."""
    if node is None:
        node = application()
    if node is None:
        return
    node.clear_cache()
    yield node
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield from walk(child)


def role(node):
    """The name of a role, as newer versions of AT-SPI give it."""
    return node.get_role_name().replace("push button", "button")


def states(node):
    node.clear_cache()
    return {state.value_nick for state in node.get_state_set().get_states()}


def outline():
    try:
        return "\n".join(f"{role(node)} «{node.get_name()[:70]}»" for node in walk() if role(node) != "paragraph")
    except GLib.Error as error:
        return str(error)


def find(wanted, start="", below=None):
    for node in walk(below):
        if role(node) in wanted.split("|") and node.get_name().startswith(start):
            return node
    return None


def get(wanted, start="", below=None):
    return wait(f"{wanted} “{start}”", lambda: find(wanted, start, below))


def focused():
    return next((node for node in walk() if "focused" in states(node) and role(node) != "frame"), None)


def text(node):
    node.clear_cache()
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def press(key):
    subprocess.run(["xdotool", "key", "--clearmodifiers", key], check=True)
    pump(0.3)


def click(node):
    Atspi.Action.do_action(node, 0)
    pump(0.3)


def told(part, politeness=None):
    """Words that were announced and hold a part; each as often as it was."""
    return [(words, level) for words, level in announced if part in words and politeness in (None, level)]


def listen(event):
    announced.append((str(event.any_data), event.detail1))


# A project of which most is out of view.
source = open(f"{HERE}/data/kadrey-v-meta/article.ar.txt", encoding="utf-8").read()
filler = "\n".join(f"فقرة رقم {i} لا يغطيها أي اقتباس، وفيها كلمات تُقرأ حرفًا حرفًا." for i in range(150))
document = f"{source}\n\n{filler}\nخاتمة الوثيقة في آخرها.\n"
open(f"{FOLDER}/source.txt", "w", encoding="utf-8").write(document)
project = {
    "format": "sanad/1", "title": "مشروع للقراءة", "language": "ar",
    "lanes": [{"id": "a", "title": "المسار الأول"}, {"id": "b", "title": "المسار الثاني"}],
    "documents": [{"id": "d", "title": "المقال", "path": "source.txt", "language": "ar"}],
    "events": [
        {"id": "one", "when": "2023-10", "title": "الحدث الأول", "lane": "a",
         "excerpts": [{"document": "d", "exact": "أكتوبر 2023"}]},
        {"id": "two", "when": "2024-02", "title": "الحدث الثاني", "lane": "b",
         "excerpts": [{"document": "d", "exact": "خاتمة الوثيقة"}]},
        {"id": "three", "when": "2024-05", "title": "الحدث الثالث", "lane": "a"},
        {"id": "four", "title": "حدث بلا زمن"},
    ],
}
json.dump(project, open(f"{FOLDER}/project.json", "w", encoding="utf-8"))

enable(True)
Atspi.init()
listener = Atspi.EventListener.new(listen)
listener.register("object:announcement")
log = open(f"{FOLDER}/log", "w", encoding="utf-8")


def start(file):
    return subprocess.Popen([PROGRAM, f"{FOLDER}/{file}"], stdout=log, stderr=log)


process = start("project.json")

# The window
wait("the program among the applications", application)
get("button", "أكتوبر 2023")
frame = get("frame")
check("the window has a name", "مشروع للقراءة" in frame.get_name(), frame.get_name())
windows = wait("the window", lambda: subprocess.run(
    ["xdotool", "search", "--onlyvisible", "--pid", str(process.pid)], capture_output=True, text=True).stdout.split())
subprocess.run(["xdotool", "windowfocus", windows[-1]], check=True)
pump(0.5)
spoken = [(role(node), node.get_name()) for node in walk()]
check("no name holds direction controls", not [n for n in spoken if any(c in n[1] for c in CONTROLS)])
nameless = [r for r, name in spoken if not name and r not in ("application", "section")]
check("everything has a name", not nameless, nameless)

# Groups
for lane, events in (("المسار الأول", ["الحدث الأول", "الحدث الثالث"]), ("المسار الثاني", ["الحدث الثاني"])):
    within = [n.get_name() for n in walk(get("panel", lane)) if role(n) == "button"]
    check(f"a lane holds its events: {lane}", all(any(e in n for n in within) for e in events) and
          len(within) == len(events), within)
within = [n.get_name() for n in walk(get("panel", "بلا تاريخ")) if role(n) == "button"]
check("the tray holds what has no date", len(within) == 1, within)
check("there is a tool bar", find("tool bar", "شريط الأدوات"))

# The document
doc = get("document frame")
whole = text(doc)
check("the document is read to the letter", whole == document, (len(whole), len(document), whole[:80]))
check("it knows how long it is", Atspi.Text.get_character_count(doc) == len(document))
kinds = [role(node) for node in walk(doc)]
check("it has paragraphs", kinds.count("paragraph") > 150, kinds.count("paragraph"))
check("it has headings", kinds.count("heading") >= 1)
links = [node for node in walk(doc) if role(node) == "link"]
check("every quote is a link in its paragraph", len(links) == 2 and
      {role(link.get_parent()) for link in links} <= {"paragraph", "heading"}, [n.get_name() for n in links])
at = document.index("أكتوبر 2023")
run = Atspi.Text.get_attribute_run(doc, at, True)[0]
check("the language of the text is told", run.get("language") == "ar", run)
check("a quote has a ground", "bg-color" in run, run)
plain = Atspi.Text.get_attribute_run(doc, document.index("فقرة رقم 7 "), True)[0]
check("other words have none", "bg-color" not in plain, plain)
word = Atspi.Text.get_string_at_offset(doc, at, Atspi.TextGranularity.WORD)
check("words are found", word.content.strip() == "أكتوبر", word.content)
line = Atspi.Text.get_string_at_offset(doc, at, Atspi.TextGranularity.LINE)
check("lines are those that are seen", "أكتوبر" in line.content and len(line.content) < 120, line.content)
bounds, box = frame.get_extents(Atspi.CoordType.SCREEN), Atspi.Text.get_character_extents(doc, 0, Atspi.CoordType.SCREEN)
check("letters in view have places", box.width > 0 and box.height > 10 and box.x >= bounds.x, (box.x, box.y, box.width))
caret = Atspi.Text.get_caret_offset(doc)
check("there is a caret", caret >= 0, caret)
end = document.index("خاتمة")
Atspi.Text.set_selection(doc, 0, end, end + 5)
wait("the selection", lambda: (doc.clear_cache(), Atspi.Text.get_n_selections(doc))[1] == 1)
chosen = Atspi.Text.get_selection(doc, 0)
check("text can be selected", (chosen.start_offset, chosen.end_offset) == (end, end + 5), chosen.start_offset)
box = wait("its place in view", lambda: next((b for b in [Atspi.Text.get_character_extents(
    doc, end, Atspi.CoordType.SCREEN)] if b.width > 0 and b.y < bounds.y + bounds.height), None))
check("and is brought into view", bounds.y < box.y, box.y)
check("the text is the same from there", text(doc) == document)
first = next(link for link in links if "أكتوبر" in link.get_name())
click(first)
wait("the quote to be selected", lambda: "selected" in states(get("link", first.get_name())))
check("a quote out of view can be chosen", "selected" in states(get("button", "أكتوبر 2023")))
caret = Atspi.Text.get_caret_offset(get("document frame"))

# A field
search = get("entry", "بحث")
Atspi.Component.grab_focus(search)
wait("the search to have the keyboard", lambda: "focused" in states(search))
check("a field can be set", Atspi.EditableText.set_text_contents(search, "الحدث"))
wait("its text", lambda: text(search) == "الحدث")
Atspi.Text.set_caret_offset(search, 2)
wait("its caret", lambda: (search.clear_cache(), Atspi.Text.get_caret_offset(search))[1] == 2)
Atspi.Text.set_selection(search, 0, 1, 4)
wait("its selection", lambda: (search.clear_cache(), Atspi.Text.get_n_selections(search))[1] == 1)
check("a field is editable", "editable" in states(search), states(search))
wait("the hits to be told", lambda: told("3 نتائج"))
check("once, and politely", len(told("3 نتائج")) == 1 and told("3 نتائج", 1), announced)
check("what was opened was told once", len(told("مشروع للقراءة")) <= 1, announced)

# A dialog
name = search.get_name()
Atspi.Component.grab_focus(search)
pump(0.3)
press("ctrl+e")
dialog = get("dialog", "تصدير")
check("a dialog is modal", "modal" in states(dialog), states(dialog))
inside = wait("the keyboard in the dialog", lambda: (lambda now: now if now and any(
    n == now for n in walk(dialog)) else None)(focused()))
check("its first field has the keyboard", role(inside) == "entry", (role(inside), inside.get_name()))
outside = [node.get_name() for node in walk() if role(node) in ("document frame", "tool bar", "slider")]
check("what lies behind cannot be reached", not outside, outside)
groups = [node for node in walk(dialog) if role(node) == "panel"]
names = [node.get_name() for node in groups]
check("choices have names", len(names) > 5 and all(names) and len(set(names)) == len(names), names)
radio = next(node for node in walk(groups[0]) if role(node) == "radio button")
attributes = radio.get_attributes()
check("and count from 1", (attributes.get("posinset"), int(attributes.get("setsize", 0)) > 1) == ("1", True), attributes)
path = inside
Atspi.EditableText.set_text_contents(path, "")
wait("an empty path to be wrong", lambda: (path.clear_cache(), path.get_description())[1] != "")
Atspi.EditableText.set_text_contents(path, f"{FOLDER}/out.png")
wait("the path", lambda: text(path) == f"{FOLDER}/out.png")
wait("a right field to have no fault", lambda: (path.clear_cache(), path.get_description())[1] == "")
press("Escape")
wait("the dialog to close", lambda: not find("dialog"))
# What was hidden is another object now.
back = wait("the keyboard to come back", focused)
check("it comes back to where it was", role(back) == "entry" and back.get_name() == name, back.get_name())
check("nothing was told twice", len(told("3 نتائج")) == 1, announced)
if os.path.exists(f"{FOLDER}/out.png"):
    os.remove(f"{FOLDER}/out.png")
press("ctrl+e")
dialog = get("dialog", "تصدير")
path = get("entry", "الملف", dialog) if find("entry", "الملف", dialog) else wait("the path", focused)
Atspi.EditableText.set_text_contents(path, f"{FOLDER}/out.png")
wait("the path", lambda: text(path) == f"{FOLDER}/out.png")
save = next(node for node in walk(dialog) if role(node) == "button" and node.get_name().startswith("تصدير"))
click(save)
wait("the export to be told", lambda: told("out.png"))
check("an export is told once, politely", len(told("out.png")) == 1 and told("out.png", 1), announced)
check("and is there", os.path.getsize(f"{FOLDER}/out.png") > 1000)
wait("the dialog to close", lambda: not find("dialog") or press("Escape"))

press("ctrl+comma")
dialog = get("dialog")
inside = wait("the keyboard in the settings", focused)
check("the first choice of the settings has the keyboard", role(inside) == "radio button" and
      any(node == inside for node in walk(dialog)), inside.get_name())
check("at what is chosen in it", "checked" in states(inside), inside.get_name())
press("Escape")
wait("the settings to close", lambda: not find("dialog"))

# A date that is refused
click(get("button", "أكتوبر 2023"))
press("F2")
dialog = get("dialog")
field = next(node for node in walk(dialog) if role(node) == "entry" and node.get_name().startswith("التاريخ"))
announced.clear()
Atspi.EditableText.set_text_contents(field, "ليس تاريخًا")
why = wait("the reason", lambda: (field.clear_cache(), field.get_description())[1])
wait("the reason to be told when the typing pauses", lambda: told(why))
check("a refusal is told before other words", [words for words, level in announced if level == 2], announced)
check("with its reason, once", len(told(why)) == 1, (why, announced))
press("Escape")
question = get("dialog", "أتريد تطبيق")
inside = wait("the keyboard in the question", focused)
check("a question has the keyboard", any(node == inside for node in walk(question)), inside.get_name())
click(get("button", "تجاهل"))
wait("the form to close", lambda: not find("dialog"))

# Values
for wanted, beginning in (("slider", ""), ("separator", ""), ("scroll bar", "نظرة")):
    node = get(wanted, beginning)
    low, high = Atspi.Value.get_minimum_value(node), Atspi.Value.get_maximum_value(node)
    now, step = Atspi.Value.get_current_value(node), Atspi.Value.get_minimum_increment(node)
    check(f"a {wanted} has a value", (low, high) == (0, 100) and low <= now <= high and step > 0, (low, now, high, step))
    aim = 40 if abs(now - 40) > 10 else 60
    Atspi.Value.set_current_value(node, aim)
    wait(f"the {wanted} to be set", lambda: (node.clear_cache(), abs(Atspi.Value.get_current_value(node) - aim))[1] < 2)

# The list
press("Escape")
if not find("list"):
    press("l")
rows = wait("the list", lambda: [node for node in walk(get("list")) if role(node) == "list item"])
places = [(row.get_attributes().get("posinset"), row.get_attributes().get("setsize")) for row in rows]
check("rows are counted", places == [(str(i + 1), "4") for i in range(4)], places)

# A reader that goes and comes back
for _ in range(3):
    enable(False)
    enable(True)
    pump(0.3)
enable(False)
wait("the program to fall silent", lambda: not application())
enable(True)
wait("the tree after the reader came back", lambda: find("document frame"))
check("the document is there again", text(get("document frame")) == document)
check("and the program runs", process.poll() is None)
process.terminate()
process.wait()

# The pages of a PDF
shutil.copy(f"{HERE}/tests/fixtures/pdf/article-ar-chromium.pdf", f"{FOLDER}/source.pdf")
project["documents"] = [{"id": "d", "title": "المقال", "path": "source.pdf", "language": "ar"}]
json.dump(project, open(f"{FOLDER}/pages.json", "w", encoding="utf-8"))
process = start("pages.json")
get("image", "الصفحة")
doc = get("document frame")
whole = wait("the text of the pages", lambda: text(doc))
check("a PDF is read", len(whole) > 1500 and "أكتوبر" in whole, len(whole))
check("in paragraphs", [role(node) for node in walk(doc)].count("paragraph") > 5)
bounds = get("frame").get_extents(Atspi.CoordType.SCREEN)


def box_of(at):
    box = Atspi.Text.get_character_extents(doc, at, Atspi.CoordType.SCREEN)
    return box if 0 < box.width < 60 and bounds.y < box.y < bounds.y + bounds.height else None


first = next(i for i, c in enumerate(whole) if c.isalpha())
boxes = wait("places of letters", lambda: (lambda pair: all(pair) and pair)([box_of(first), box_of(first + 1)]))
check("its letters stand from right to left", boxes[1].x < boxes[0].x, [box.x for box in boxes])
process.terminate()
process.wait()
print("the window can be read")
