//! Many readers at once.

use std::{
    fs,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::Instant,
};

use standpoint_e2e::{Client, Site, sample};

use super::{files, host::Host};

/// Of the load: how many ask at once, and how often each.
const READERS: usize = 8;
const REQUESTS: usize = 1500;

/// Whoever asks gets what they asked for, over connections that are kept. How fast it went is told, not judged.
pub fn is_answered(host: &Host, site: &Site) {
    let paths = load(site);
    let (errors, bytes, connections) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
    let started = Instant::now();
    thread::scope(|scope| {
        for reader in 0..READERS {
            let (paths, errors, bytes, connections) = (&paths, &errors, &bytes, &connections);
            scope.spawn(move || {
                let mut client = Client::new(host.addr);
                for turn in 0..REQUESTS {
                    // Each begins elsewhere and goes through the list in steps of its own.
                    let (path, status, length) = &paths[(reader * 37 + turn * (2 * reader + 1)) % paths.len()];
                    match client.ask("GET", path, &["Accept-Encoding: gzip, br"]) {
                        Ok(answer) if answer.status == *status && length.contains(&answer.body.len()) => {
                            bytes.fetch_add(answer.body.len(), Ordering::Relaxed);
                        }
                        other => {
                            errors.fetch_add(1, Ordering::Relaxed);
                            eprintln!("{path}: {:?}", other.map(|answer| (answer.status, answer.body.len())));
                        }
                    }
                }
                connections.fetch_add(client.connections, Ordering::Relaxed);
            });
        }
    });
    let seconds = started.elapsed().as_secs_f64();
    let requests = READERS * REQUESTS;
    println!(
        "{}: {requests} requests of {READERS} readers over {} paths and {} connections: {:.0} a second, {:.1} MB a second, {} errors",
        host.name,
        paths.len(),
        connections.load(Ordering::Relaxed),
        requests as f64 / seconds,
        bytes.load(Ordering::Relaxed) as f64 / 1e6 / seconds,
        errors.load(Ordering::Relaxed),
    );
    assert_eq!(errors.into_inner(), 0, "{}", host.name);
}

/// A mixed list: pages, what they load, and what is missing, each with its status and the lengths it may have on the wire.
fn load(site: &Site) -> Vec<(String, u16, Vec<usize>)> {
    let mut names = Vec::new();
    files(site.path(), "", &mut names);
    let (pages, parts): (Vec<_>, Vec<_>) = names.into_iter().partition(|name| name.ends_with("index.html"));
    let lengths = |name: &str| -> Vec<usize> {
        let sizes = ["", ".gz", ".br"].map(|ending| fs::metadata(site.path().join(format!("{name}{ending}"))));
        sizes.into_iter().flatten().map(|about| about.len() as usize).collect()
    };
    let mut paths: Vec<_> = sample(&pages, 400, 2022).iter().chain(&parts).map(|name| (name.clone(), 200)).collect();
    paths.extend((0..20).map(|number| (format!("missing/{number}"), 404)));
    paths
        .into_iter()
        .map(|(name, status)| {
            let lengths = lengths(if status == 404 { "404.html" } else { &name });
            (format!("/{}", name.strip_suffix("index.html").unwrap_or(&name)), status, lengths)
        })
        .collect()
}
