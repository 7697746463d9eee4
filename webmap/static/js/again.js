// Opens the page anew while something on it is still being worked out; without a script, its <noscript> does.

const PAUSE = 3000;

setTimeout(() => location.reload(), PAUSE);
