//! The real window, driven as a person would: WebKitWebDriver in front, the build that lets it in behind.
//!
//! Owns starting and ending both. Talks to the driver directly; nothing is downloaded and nothing stands between.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver};
use tokio::runtime::Runtime;

use crate::agent_support::{PATIENCE, wait_for};
use crate::window_support::{Home, family};

/// A window under WebDriver.
pub struct Driven {
    runtime: Runtime,
    driver: WebDriver,
    service: Child,
    /// The window's own process.
    pub process: u32,
}

impl Driven {
    /// Starts `program` in `home` and waits until the driver holds it.
    pub fn start(home: &Home, program: &Path, environment: &[(&str, &str)]) -> Self {
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|socket| socket.local_addr())
            .expect("a free port")
            .port();
        let mut command: Command = home.inside(Path::new("WebKitWebDriver"));
        command
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .envs(environment.iter().copied())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let service = command.spawn().expect("WebKitWebDriver starts");
        wait_for("WebKitWebDriver", PATIENCE, || {
            std::net::TcpStream::connect(("127.0.0.1", port)).ok()
        });
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        let mut capabilities = Capabilities::new();
        let options = json!({ "binary": program, "args": [] });
        capabilities
            .set("webkitgtk:browserOptions", options)
            .expect("a capability");
        let driver = runtime
            .block_on(WebDriver::new(
                format!("http://127.0.0.1:{port}"),
                capabilities,
            ))
            .expect("the driver starts the window");
        runtime
            .block_on(driver.set_script_timeout(PATIENCE))
            .expect("the driver is patient");
        let name = program
            .file_name()
            .expect("a program")
            .to_string_lossy()
            .into_owned();
        let process = wait_for("the window's process", PATIENCE, || {
            family(service.id()).into_iter().find(|process| {
                std::fs::read_to_string(format!("/proc/{process}/comm"))
                    .is_ok_and(|comm| comm.trim_end() == name)
            })
        });
        Self {
            runtime,
            driver,
            service,
            process,
        }
    }

    /// Runs the body of a function in the page.
    pub fn script(&self, body: &str, arguments: Vec<Value>) -> Value {
        self.runtime
            .block_on(self.driver.execute(body, arguments))
            .expect("the page runs the script")
            .json()
            .clone()
    }

    /// Runs the body of a function whose last argument is called with the result.
    pub fn script_async(&self, body: &str, arguments: Vec<Value>) -> Value {
        self.runtime
            .block_on(self.driver.execute_async(body, arguments))
            .expect("the page runs the script")
            .json()
            .clone()
    }

    /// Waits until something in the page fits the selector.
    pub fn see(&self, selector: &str) {
        wait_for(selector, PATIENCE, || {
            self.script(
                "return document.querySelector(arguments[0]) !== null",
                vec![json!(selector)],
            )
            .as_bool()
            .filter(|seen| *seen)
        });
    }

    /// Waits until the page says `text` somewhere.
    pub fn read(&self, text: &str) {
        wait_for(text, PATIENCE, || {
            self.script(
                "return document.body.innerText.includes(arguments[0])",
                vec![json!(text)],
            )
            .as_bool()
            .filter(|seen| *seen)
        });
    }

    /// Types into the field that fits the selector, as from a keyboard.
    pub fn type_into(&self, selector: &str, text: &str) {
        self.see(selector);
        self.runtime.block_on(async {
            let field = self
                .driver
                .find(thirtyfour::By::Css(selector))
                .await
                .expect("the field");
            field.send_keys(text).await.expect("the field takes text");
        });
    }

    /// Types on the keyboard, to whatever has the focus.
    pub fn keys(&self, text: &str) {
        self.runtime.block_on(async {
            let place = self.driver.active_element().await.expect("a focus");
            place.send_keys(text).await.expect("keys arrive");
        });
    }

    /// Presses the button that bears these words.
    pub fn press(&self, words: &str) {
        self.press_with(words, "button.click();", false);
    }

    /// Presses a button that ends the window. The click comes a moment after the answer, which is lost all the same when the window
    /// is the quicker one.
    pub fn press_to_exit(&self, words: &str) {
        self.press_with(words, "setTimeout(() => button.click(), 50);", true);
    }

    fn press_with(&self, words: &str, click: &str, leaves: bool) {
        let body = format!(
            "const button = [...document.querySelectorAll('button, a')].find((one) => one.innerText.trim() === arguments[0] || one.innerText.trim().startsWith(arguments[0] + '\\n'));
             if (!button || button.disabled || button.getAttribute('aria-disabled') === 'true') return false;
             {click}
             return true;"
        );
        wait_for(words, PATIENCE, || {
            let asked = self.driver.execute(body.as_str(), vec![json!(words)]);
            match self.runtime.block_on(asked) {
                Ok(answer) => answer.json().as_bool().filter(|pressed| *pressed),
                // Whoever asked looks next whether the window is gone.
                Err(_) if leaves => Some(true),
                Err(error) => panic!("the page runs the script: {error}"),
            }
        });
    }

    /// Presses the button that leads on, whatever it says, as soon as it can be pressed.
    pub fn press_on(&self) {
        wait_for("the button that leads on", PATIENCE, || {
            self.script(
                "const button = [...document.querySelectorAll('footer button, .actions button')].at(-1);
                 if (!button || button.disabled || button.getAttribute('aria-disabled') === 'true') return false;
                 button.click();
                 return true;",
                Vec::new(),
            )
            .as_bool()
            .filter(|pressed| *pressed)
        });
    }

    /// Keeps a picture of the screen, when `EVENKEEL_SCREENS` says where. Not by the driver: it can wait for ever for a frame.
    pub fn picture(&self, name: &str) {
        let Some(folder) = std::env::var_os("EVENKEEL_SCREENS") else {
            return;
        };
        let folder = std::path::PathBuf::from(folder);
        std::fs::create_dir_all(&folder).expect("a folder for pictures");
        let taken = Command::new("import")
            .args(["-window", "root"])
            .arg(folder.join(format!("{name}.png")))
            .status()
            .expect("import takes a picture");
        assert!(taken.success(), "no picture of {name}");
    }

    /// Calls a command of the list from within the page.
    pub fn call(&self, command: &str, input: &Value) -> Value {
        self.script_async(
            "const [command, input, done] = arguments;
             window.__TAURI_INTERNALS__.invoke(command, { input }).then((value) => done({ ok: value }), (error) => done({ error }));",
            vec![json!(command), input.clone()],
        )
    }

    /// Whether the window's process has ended.
    pub fn is_gone(&self) -> bool {
        std::fs::read_to_string(format!("/proc/{}/stat", self.process))
            .map_or(true, |stat| stat.contains(") Z "))
    }
}

impl Drop for Driven {
    fn drop(&mut self) {
        // The window may be gone already, and then the driver has nobody to say goodbye to.
        let goodbye = self.driver.clone().quit();
        self.runtime.block_on(async {
            tokio::time::timeout(Duration::from_secs(3), goodbye)
                .await
                .ok();
        });
        // A window that outlives its driver would answer the next start in its stead.
        if let Some(process) = i32::try_from(self.process)
            .ok()
            .and_then(rustix::process::Pid::from_raw)
        {
            rustix::process::kill_process(process, rustix::process::Signal::KILL).ok();
        }
        wait_for("the window to end", PATIENCE, || {
            self.is_gone().then_some(())
        });
        self.service.kill().ok();
        self.service.wait().ok();
    }
}
