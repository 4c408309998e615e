//! The site's server does as told, and browsers leave nothing behind.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::{env, fs, thread};

use standpoint_e2e::{Browser, Response, Theme};

use crate::Tiny;

#[test]
fn a_site_below_a_sub_path_is_named_by_its_own_paths() {
    let tiny = Tiny::below(
        "/sub/",
        &[("/", "<h1>A</h1><a href=\"b/\">b</a>"), ("/b/", "<h1>B</h1>"), ("/b/c/", "<h1>C</h1>")],
    );
    // The icon of these pages is at the root of the host, where nothing is.
    let mut page = Browser::shared(&tiny.site);
    page.foresee("icon.svg").open("/").click("a").wait_until("document.querySelector('h1').textContent === 'B'");
    assert_eq!(page.address(), "/b/");
    page.open("/b/?q=a#top");
    assert_eq!((page.address().as_str(), tiny.site.base()), ("/b/?q=a#top", "/sub/"));
    assert_eq!(tiny.site.pages(), ["/", "/b/", "/b/c/"]);
    assert!(tiny.site.read("/b/").unwrap().contains("<h1>B</h1>"));
    assert_eq!(tiny.site.read("/nope.txt"), None);
    assert!(tiny.site.visits().iter().any(|visit| visit.path == "/sub/b/?q=a" && visit.status == 200));
    page.assert_clean();
}

#[test]
fn the_server_can_withhold_corrupt_and_mend() {
    let tiny = Tiny::new(&[("/", "<h1>A</h1><script src=\"/a.js\"></script>"), ("a.js", "window.ran = 1")]);
    let mut page = Browser::shared(&tiny.site);
    tiny.site.alter(|request, answer| if request.path == "/a.js" { Response::hang_up() } else { answer });
    page.open("/");
    assert_eq!(page.eval_text("window.ran"), "");
    assert!(page.collected().of("resource")[0].text.contains("/a.js"));
    tiny.site.alter(|request, mut answer| {
        if request.path == "/a.js" {
            answer.body = b"window.ran = 2; console.error('corrupt')".to_vec();
        }
        answer
    });
    page.forget().reload();
    assert_eq!(page.eval_text("window.ran"), "2");
    assert_eq!(page.collected().of("console.error")[0].text, "corrupt");
    tiny.site.restore();
    page.forget().reload().assert_clean();
    assert_eq!(page.eval_text("window.ran"), "1");
    tiny.site.unplug();
    assert!(page.eval_text("fetch('/a.js').then(() => 'there', () => 'gone')") == "gone");
}

#[test]
fn the_shared_browser_is_as_new_for_every_test() {
    let tiny = Tiny::new(&[("/", "<h1>A</h1>"), ("/b/", "<h1>B</h1>")]);
    {
        let mut page = Browser::shared(&tiny.site);
        page.size(360, 640).theme(Theme::Dark).touch(true).open("/").open("/b/");
        page.eval("localStorage.setItem('a', '1'), sessionStorage.setItem('b', '2'), document.cookie = 'c=3'");
        page.eval("window.open('/')");
        page.scripts(false);
    }
    let mut page = Browser::shared(&tiny.site);
    page.open("/");
    let left = "JSON.stringify([localStorage.length, sessionStorage.length, document.cookie, innerWidth, \
                matchMedia('(prefers-color-scheme: dark)').matches, navigator.maxTouchPoints])";
    assert_eq!(page.eval_text(left), r#"[0,0,"",1280,false,0]"#);
    page.assert_clean();
}

#[test]
fn two_browsers_share_nothing() {
    let tiny = Tiny::new(&[("/", "<h1>A</h1>")]);
    let mut one = Browser::fresh(&tiny.site);
    let mut two = Browser::shared(&tiny.site);
    one.open("/");
    two.open("/");
    one.eval("localStorage.setItem('a', '1')");
    assert_eq!(two.eval_text("String(localStorage.length)"), "0");
}

/// Everything that the driver and its browsers write is in this folder, and it is named in their command lines.
fn folder_of(process: u32) -> PathBuf {
    env::temp_dir().join(format!("standpoint-e2e-{process}"))
}

#[test]
#[ignore = "the test below runs it in a process of its own"]
fn a_program_that_aborts() {
    let tiny = Tiny::new(&[("/", "<h1>A</h1>")]);
    let mut page = Browser::fresh(&tiny.site);
    page.open("/");
    let _ = fs::remove_dir_all(&tiny.folder);
    std::process::abort();
}

#[cfg(target_os = "linux")]
#[test]
fn a_program_that_aborts_leaves_no_browser_behind() {
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["--exact", "serving::a_program_that_aborts", "--ignored"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let folder = folder_of(child.id());
    // It did start a browser: seen while it runs, or else this test would prove nothing.
    let mut seen = false;
    while child.try_wait().unwrap().is_none() {
        seen |= !processes_naming(&folder).is_empty();
        thread::yield_now();
    }
    assert!(seen, "no browser was started");
    let end = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while folder.exists() || !processes_naming(&folder).is_empty() {
        let left = processes_naming(&folder);
        assert!(std::time::Instant::now() < end, "left behind: {} {left:?}", folder.display());
        thread::yield_now();
    }
}

#[cfg(target_os = "linux")]
fn processes_naming(folder: &std::path::Path) -> Vec<String> {
    let name = folder.to_string_lossy().into_owned();
    let processes = fs::read_dir("/proc").unwrap().flatten();
    let lines = processes.filter_map(|process| fs::read(process.path().join("cmdline")).ok());
    let lines = lines.map(|line| String::from_utf8_lossy(&line).replace('\0', " "));
    lines.filter(|line| line.contains(&name)).collect()
}
