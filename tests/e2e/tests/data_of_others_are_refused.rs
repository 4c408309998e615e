//! Data that are whole and right in themselves and belong elsewhere are refused, each kind of them, and so is a library
//! that is damaged: the page stays as it was prerendered, says so and leads on.

use std::fs;

use standpoint_e2e::{
    Browser, Response, Site,
    fault::{PATHS, REFUSED, prerendered},
};

/// The bytes of the data file of a site whose name begins so; what lies compressed beside it is another file.
fn file(site: &Site, start: &str) -> Vec<u8> {
    let mut files = fs::read_dir(site.path()).unwrap().flatten().map(|entry| entry.path());
    let named = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy();
        name.starts_with(start) && name.ends_with(".bin")
    };
    fs::read(files.find(named).unwrap_or_else(|| panic!("there is no {start} in {}", site.path().display()))).unwrap()
}

/// Puts bytes in the place of the data file whose name begins so, and looks at both pages.
fn refused(start: &'static str, bytes: &[u8]) {
    for path in PATHS {
        let site = Site::root();
        let prerendered = prerendered(path);
        let mut page = Browser::fresh(&site);
        let bytes = bytes.to_vec();
        site.alter(move |request, mut answer| {
            if request.path.starts_with(&format!("/{start}")) {
                answer = Response::new(200, "application/octet-stream", bytes.clone());
            }
            answer
        });
        page.open(path);
        page.survives(path, REFUSED, &prerendered);
    }
}

#[test]
fn the_opening_of_another_dossier() {
    refused("opening-", &file(&Site::fixture(), "opening-"));
}

#[test]
fn the_library_of_another_dossier() {
    refused("library-", &file(&Site::fixture(), "library-"));
}

#[test]
fn the_library_in_the_place_of_the_opening() {
    refused("opening-", &file(&Site::root(), "library-"));
}

#[test]
fn the_opening_in_the_place_of_the_library() {
    refused("library-", &file(&Site::root(), "opening-"));
}

#[test]
fn a_library_of_which_one_bit_is_wrong() {
    let mut bytes = file(&Site::root(), "library-");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 4;
    refused("library-", &bytes);
}

#[test]
fn a_library_that_is_cut_short() {
    let bytes = file(&Site::root(), "library-");
    refused("library-", &bytes[..bytes.len() / 2]);
}

#[test]
fn a_page_in_the_place_of_the_library() {
    refused("library-", b"<!doctype html><h1>Please log in</h1>");
}
