//! Copies of `dist/` in which something was changed.

use crate::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use xtask::site::{file, integrity};
use xtask::{compress, dist};

/// A copy of `dist/` in a folder of its own, without the packed files: they would be what was there before a change.
///
/// # Errors
/// When a file cannot be read or written.
pub fn copy(parent: &str, name: &str) -> Result<PathBuf, Error> {
    let folder = Path::new(parent).join(name);
    if folder.is_dir() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let files = dist::files(&dist::folder()).map_err(Error::new)?.into_iter();
    for file in files.filter(|file| !compress::is_copy(file)) {
        fs::copy(dist::folder().join(&file), folder.join(&file))?;
    }
    Ok(folder)
}

/// The file whose name starts and ends so.
///
/// # Errors
/// When there is none.
pub fn named(folder: &Path, start: &str, end: &str) -> Result<PathBuf, Error> {
    Ok(folder.join(file(folder, start, end).map_err(Error::new)?))
}

/// Changes a file, and what the service worker expects of it.
///
/// # Errors
/// When a file cannot be read or written.
pub fn change(folder: &Path, file: &Path, new: impl Fn(&str) -> String) -> Result<(), Error> {
    let old = fs::read_to_string(file)?;
    let new = new(&old);
    let [from, to] = [&old, &new].map(|text| integrity(text.as_bytes()));
    fs::write(file, new)?;
    let list = folder.join("sw.js");
    let text = fs::read_to_string(&list)?.replace(&from, &to);
    Ok(fs::write(list, text)?)
}

/// A copy whose worker stops at the key `stop-once` the first time, at `stop-always` each time, and is busy for ever
/// with `stop-never`.
///
/// # Errors
/// When a file cannot be read or written.
pub fn stopping(parent: &str, name: &str) -> Result<PathBuf, Error> {
    let folder = copy(parent, name)?;
    change(&folder, &named(&folder, "worker-", ".js")?, |script| [STOPPING, script].concat())?;
    Ok(folder)
}

/// Before the worker's own script: what it does with some keys.
const STOPPING: &str = "addEventListener('message', async event => {
      const text = JSON.stringify(event.data);
      if (!event.isTrusted || !text.includes('stop-')) return;
      event.stopImmediatePropagation();
      while (text.includes('stop-never'));
      const known = await caches.has('stopped');
      await caches.open('stopped');
      if (!known || text.includes('stop-always')) setTimeout(() => { throw new Error('stopped'); });
      else dispatchEvent(new MessageEvent('message', {data: event.data}));
    });
";

/// A script of the page that keeps what is announced, in `heard`.
pub const HEAR: &str = "window.heard = [];
    new MutationObserver(() => {
      const text = document.querySelector('[role=alert]')?.innerText;
      if (text && text !== heard.at(-1)) heard.push(text);
    }).observe(document, {subtree: true, childList: true, characterData: true});";
