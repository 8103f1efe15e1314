#!/usr/bin/env python3
"""The hands and eyes of a person at the installed window, from outside: names and roles from the accessibility tree, keys from the
X server. The window is the one people get; it has no door for tests.

  hands.py read TEXT           waits until TEXT is on the screen
  hands.py press NAME          waits for a button, link, radio button or box of that name, and presses it
  hands.py field NAME          waits for a field whose name begins with NAME, and puts the cursor into it
  hands.py type TEXT           types TEXT where the cursor is, and looks that it came as it was meant
  hands.py keys KEY...         presses keys, as xdotool names them
  hands.py code                says the recovery code on the screen
  hands.py gone                waits until there is no window
  hands.py tree                says everything that is on the screen
"""
import subprocess
import sys
import time
import warnings

# The ways of Debian 12's libatspi that newer ones have other names for.
warnings.simplefilter("ignore", DeprecationWarning)

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 120
TO_PRESS = {
    Atspi.Role.PUSH_BUTTON, Atspi.Role.LINK, Atspi.Role.RADIO_BUTTON, Atspi.Role.TOGGLE_BUTTON, Atspi.Role.CHECK_BOX,
    Atspi.Role.MENU_ITEM, Atspi.Role.PAGE_TAB,
}
TO_WRITE = {Atspi.Role.ENTRY, Atspi.Role.PASSWORD_TEXT, Atspi.Role.SPIN_BUTTON, Atspi.Role.COMBO_BOX, Atspi.Role.TEXT}


def windows():
    desktop = Atspi.get_desktop(0)
    for place in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(place)
        if program and "evenkeel" in (program.get_name() or "").lower():
            yield program


def walk(node, depth=0):
    if node is None or depth > 60:
        return
    yield node, depth
    try:
        count = node.get_child_count()
    except GLib.Error:
        return
    for place in range(min(count, 500)):
        try:
            child = node.get_child_at_index(place)
        except GLib.Error:
            continue
        yield from walk(child, depth + 1)


def everything():
    Atspi.Accessible.clear_cache(Atspi.get_desktop(0))
    for program in windows():
        yield from walk(program)


def words(node):
    """The name of a node, and the text in it."""
    try:
        name = node.get_name() or ""
        text = ""
        if node.get_text_iface() is not None:
            text = Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node)).replace("\ufffc", "")
        return name, text
    except GLib.Error:
        return "", ""


def wait(what, look):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            found = look()
        except GLib.Error:
            found = None
        if found:
            return found
        time.sleep(0.3)
    tree()
    sys.exit(f"hands: waited {PATIENCE} s for {what}")


def shown(node):
    states = node.get_state_set()
    return states.contains(Atspi.StateType.SHOWING) or states.contains(Atspi.StateType.VISIBLE)


def find(roles, fits):
    for node, _ in everything():
        if node.get_role() in roles and fits(words(node)[0].strip()) and shown(node):
            return node
    return None


def xdotool(*arguments):
    subprocess.run(["xdotool", *arguments], check=True)


def focus_window():
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "Evenkeel"], capture_output=True, text=True).stdout.split()
    if found:
        subprocess.run(["xdotool", "windowfocus", "--sync", found[0]], check=False)


def read(text):
    wait(f"“{text}”", lambda: any(text in part for node, _ in everything() for part in words(node)))


def press(name):
    def enabled():
        node = find(TO_PRESS, lambda found: found == name)
        return node if node and node.get_state_set().contains(Atspi.StateType.ENABLED) else None

    node = wait(f"something to press that is called “{name}”", enabled)
    action = node.get_action_iface()
    if not (action and action.get_n_actions() > 0 and action.do_action(0)):
        sys.exit(f"hands: “{name}” cannot be pressed")


def field(name):
    node = wait(f"a field called “{name}”", lambda: find(TO_WRITE, lambda found: found.startswith(name)))
    focus_window()
    node.get_component_iface().grab_focus()
    wait(
        "the cursor to be there",
        lambda: find(TO_WRITE, lambda found: found.startswith(name)).get_state_set().contains(Atspi.StateType.FOCUSED),
    )


def focused():
    for node, _ in everything():
        if node.get_role() in TO_WRITE and node.get_state_set().contains(Atspi.StateType.FOCUSED):
            return node
    return None


def write(text):
    """Types, and looks at what came: on a busy machine a key gets lost now and then. What is hidden cannot be looked at."""
    for _ in range(4):
        focus_window()
        xdotool("type", "--delay", "40", text)
        end = time.monotonic() + 10
        there = ""
        while time.monotonic() < end:
            node = focused()
            if node is None or node.get_role() == Atspi.Role.PASSWORD_TEXT:
                return
            there = words(node)[1]
            if there == text:
                return
            time.sleep(0.3)
        print(f"hands: typed “{text}”, and there stands “{there}”; once more", file=sys.stderr)
        xdotool("key", "ctrl+a")
    sys.exit(f"hands: “{text}” cannot be typed")


def code():
    def look():
        groups = []
        for node, _ in everything():
            if node.get_role() == Atspi.Role.LIST and words(node)[0].strip() == "Recovery code":
                for item, _ in walk(node):
                    if item.get_role() == Atspi.Role.LIST_ITEM:
                        inner = [words(part)[1] or words(part)[0] for part, _ in walk(item)]
                        inner = [part.strip() for part in inner if part.strip()]
                        if inner:
                            groups.append(inner[0])
        return groups

    print("-".join(wait("a recovery code", look)))


def tree():
    for node, depth in everything():
        name, text = words(node)
        print("  " * depth + node.get_role_name(), repr(name[:90]), repr(text[:90]) if text and text != name else "", file=sys.stderr)


def main():
    what, rest = sys.argv[1], sys.argv[2:]
    if what == "read":
        read(rest[0])
    elif what == "press":
        press(rest[0])
    elif what == "field":
        field(rest[0])
    elif what == "type":
        write(rest[0])
    elif what == "keys":
        focus_window()
        xdotool("key", *rest)
    elif what == "code":
        code()
    elif what == "gone":
        wait("the window to be gone", lambda: not any(True for _ in windows()))
    elif what == "tree":
        tree()
    else:
        sys.exit(__doc__)


main()
