setTimeout(refresh, 1000);
setTimeout('a(); b();', 10);
setTimeout('load(' + id + ')', 10);
