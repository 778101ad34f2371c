// The frame in index.html is on the screen before the app is even read: this file asks for it, no more.
void import('./start.tsx');
