fn main() {
    jotlens::worker::serve();
}
