//! What the browser keeps in memory, as Linux counts it.

use std::collections::BTreeSet;
use std::fs;

/// Bytes resident in memory of all processes that a process started, and of those that they started; `None` where
/// there is no `/proc`.
pub fn of_children(process: u32) -> Option<u64> {
    let mut family = BTreeSet::from([process]);
    let mut processes: Vec<(u32, u32)> = fs::read_dir("/proc")
        .ok()?
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter_map(|id| Some((id, parent(id)?)))
        .collect();
    // A child may have a smaller number than its parent, so one pass is not enough.
    loop {
        let known = family.len();
        processes.retain(|(id, parent)| {
            let related = family.contains(parent);
            if related {
                family.insert(*id);
            }
            !related
        });
        if family.len() == known {
            break;
        }
    }
    Some(family.iter().filter_map(|id| resident(*id)).sum())
}

fn parent(id: u32) -> Option<u32> {
    field(id, "PPid:")?.parse().ok()
}

fn resident(id: u32) -> Option<u64> {
    let kilobytes: u64 = field(id, "VmRSS:")?.split(' ').next()?.parse().ok()?;
    Some(kilobytes * 1024)
}

fn field(id: u32, name: &str) -> Option<String> {
    let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    status.lines().find_map(|line| Some(line.strip_prefix(name)?.trim().to_owned()))
}
