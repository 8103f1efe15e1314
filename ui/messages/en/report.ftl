### The journal export: the page that opens it, and the report inside. Read by Rust (crate evenkeel-exchange), not by the window.

## The page around the sealed report. Nothing here says what is inside.

reader-title = Sealed file
reader-heading = This file is sealed
reader-lead = Someone made this file for you and sealed it. They will tell you the passphrase by voice or in person.
reader-passphrase = Passphrase
reader-passphrase-hint = Capital letters, accents and extra spaces do not matter.
reader-show = Show what I type
reader-open = Open
reader-opening = Opening. On an older computer this can take up to half a minute.
reader-opened = The report is open.
reader-print = Print
reader-close = Close the report
reader-empty = Type the passphrase first.
reader-wrong = That passphrase does not open this file. Check each word and try again. If it still does not open, ask the person who gave it to you.
reader-damaged = This file was changed or damaged on its way. Nothing in it can be trusted, so nothing is shown. Ask for it again.
reader-newer = This file was made by a newer version than this page can read. Ask for it again.
reader-costly = This file asks your computer for far more work than a real one does. It was changed on its way. It was not opened.
reader-no-crypto = This browser cannot open sealed files. Save the file to your computer and open it in a current Chrome, Edge, Firefox or Safari.
reader-blocked = If this line stays, your mail program or browser did not let the file open itself, or the file was changed on its way. Save the file to your computer. Then open it in a current Chrome, Edge, Firefox or Safari, with JavaScript on.
reader-offline = It opens on this computer alone. Nothing is sent anywhere, and it works without the internet.
reader-made-with = Made with Evenkeel
