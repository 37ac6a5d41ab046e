setTimeout(() => refresh(), 1000);
window.setInterval(() => clock.tick(state), 500);
