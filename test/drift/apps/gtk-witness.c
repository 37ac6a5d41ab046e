/*
 * What a GTK 3 application itself says of every press, key and effect: the oracle of the drift bench for real programs.
 * Loaded through GTK_MODULES; needs no headers. It shares nothing with Heal: no picture, no coordinates of Heal's own.
 *
 * HEAL_WITNESS  folder: `events.jsonl` grows, `boxes.json` is written anew whenever `ask` appears
 * HEAL_DRIFT    how the interface is changed, one order per line, fields parted by tabs:
 *               css <rules> | relabel <id> <text> | hide <id> | swap <id> <id> | decoy <id> [<column>] | move <id> <x>x<y> |
 *               size <id> <width>x<height> | freeze <every ms> <for ms>; a box's numbers are physical pixels, these are not
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct List { void *data; struct List *next, *prev; } List;
typedef struct { int x, y, width, height; } Box;
typedef union { unsigned long type; char room[24]; void *align; } Value;
typedef struct { unsigned int signal, detail; unsigned long run; } Hint;

extern void gdk_event_handler_set(void (*)(void *, void *), void *, void *);
extern void gtk_main_do_event(void *);
extern void *gtk_get_event_widget(void *);
extern int gdk_event_get_event_type(void *);
extern int gdk_event_get_keyval(void *, unsigned int *);
extern void *gtk_window_list_toplevels(void);
extern void *gtk_window_get_focus(void *);
extern const char *gtk_window_get_title(void *);
extern int gtk_widget_get_mapped(void *), gtk_widget_get_has_window(void *), gtk_widget_get_sensitive(void *);
extern int gtk_widget_get_scale_factor(void *), gtk_widget_is_sensitive(void *);
extern void *gtk_widget_get_window(void *), *gtk_widget_get_accessible(void *), *gtk_widget_get_parent(void *);
extern void *gtk_widget_get_toplevel(void *);
extern void gtk_widget_get_allocation(void *, Box *), gtk_widget_hide(void *), gtk_widget_show(void *);
extern void gtk_window_move(void *, int, int), gtk_window_resize(void *, int, int);
extern int gdk_window_get_origin(void *, int *, int *);
extern const char *atk_object_get_name(void *), *gtk_buildable_get_name(void *), *gtk_button_get_label(void *);
extern const char *g_type_name_from_instance(void *);
extern void gtk_button_set_label(void *, const char *);
extern void gtk_container_forall(void *, void (*)(void *, void *), void *);
extern void gtk_container_child_get(void *, void *, ...), gtk_container_child_set(void *, void *, ...);
extern void gtk_grid_attach(void *, void *, int, int, int, int);
extern void *gtk_button_new_with_label(const char *), *gtk_css_provider_new(void), *gdk_screen_get_default(void);
extern int gtk_css_provider_load_from_data(void *, const char *, long, void **);
extern void gtk_style_context_add_provider_for_screen(void *, void *, unsigned int);
extern unsigned long gtk_button_get_type(void), gtk_container_get_type(void), gtk_buildable_get_type(void);
extern unsigned long gtk_menu_item_get_type(void), gtk_toggle_button_get_type(void), gtk_grid_get_type(void);
extern unsigned long gtk_entry_get_type(void), gtk_window_get_type(void), gtk_label_get_type(void);
extern const char *gtk_label_get_text(void *);
extern int g_type_check_instance_is_a(void *, unsigned long), gtk_toggle_button_get_active(void *);
extern void *g_type_class_ref(unsigned long), *g_value_get_object(const void *);
extern unsigned int g_signal_lookup(const char *, unsigned long);
extern unsigned long g_signal_add_emission_hook(unsigned int, unsigned int, int (*)(Hint *, unsigned int, const Value *, void *), void *, void *);
extern unsigned int g_timeout_add(unsigned int, int (*)(void *), void *);
extern void g_usleep(unsigned long);

static FILE *events;
static char folder[900];
static long said = 0;

static void text(FILE *out, const char *s) {
  fputc('"', out);
  for (; s && *s; s++) {
    if (*s == '"' || *s == '\\') fprintf(out, "\\%c", *s);
    else if ((unsigned char)*s < 32) fprintf(out, "\\u%04x", *s);
    else fputc(*s, out);
  }
  fputc('"', out);
}
static int is_a(void *widget, unsigned long type) { return widget && g_type_check_instance_is_a(widget, type); }

/* Text of the label that stands in the same row as a widget without a name of its own. */
static const char *nearby;
static void look_for_label(void *widget, void *unused) {
  if (!nearby && is_a(widget, gtk_label_get_type()) && *gtk_label_get_text(widget)) nearby = gtk_label_get_text(widget);
}
static const char *label_near(void *widget) {
  void *row = gtk_widget_get_parent(widget);
  nearby = 0;
  for (int i = 0; i < 3 && row && !nearby; i++, row = gtk_widget_get_parent(row)) gtk_container_forall(row, look_for_label, 0);
  return nearby ? nearby : "";
}

/* The name that the program gave it; where it gave none, what it says to those who cannot see. */
static const char *id_of(void *widget) {
  static char made[300];
  const char *name = is_a(widget, gtk_buildable_get_type()) ? gtk_buildable_get_name(widget) : 0;
  if (name && *name && strncmp(name, "___object_", 10) != 0) return name;
  const char *spoken = atk_object_get_name(gtk_widget_get_accessible(widget));
  /* A title changes with what is edited. */
  if (is_a(widget, gtk_window_get_type())) spoken = "";
  else if (!spoken || !*spoken) spoken = is_a(widget, gtk_entry_get_type()) ? label_near(widget) : "";
  snprintf(made, sizeof made, "%s:%.200s", g_type_name_from_instance(widget), spoken);
  return made;
}
static void say(const char *what, void *widget, const char *more) {
  fprintf(events, "{\"n\":%ld,\"what\":\"%s\",\"widget\":", ++said, what);
  text(events, widget ? id_of(widget) : "");
  fprintf(events, ",\"window\":");
  void *top = widget ? gtk_widget_get_toplevel(widget) : 0;
  text(events, is_a(top, gtk_window_get_type()) ? gtk_window_get_title(top) : "");
  fprintf(events, ",\"more\":");
  text(events, more);
  fprintf(events, "}\n");
  fflush(events);
}

static void on_event(void *event, void *unused) {
  int type = gdk_event_get_event_type(event);
  void *widget = gtk_get_event_widget(event);
  char more[32] = "";
  if (type == 4) say("press", widget, more);
  if (type == 8) {
    unsigned int key = 0;
    gdk_event_get_keyval(event, &key);
    snprintf(more, sizeof more, "%u", key);
    void *top = widget ? gtk_widget_get_toplevel(widget) : 0;
    void *focus = is_a(top, gtk_window_get_type()) ? gtk_window_get_focus(top) : 0;
    say("key", focus ? focus : widget, more);
  }
  gtk_main_do_event(event);
}
static int on_signal(Hint *hint, unsigned int count, const Value *values, void *what) {
  void *widget = g_value_get_object(values);
  int isOn = is_a(widget, gtk_toggle_button_get_type()) && gtk_toggle_button_get_active(widget);
  say(what, widget, isOn ? "on" : "");
  return 1;
}
static void hear(const char *signal, unsigned long type, const char *what) {
  g_type_class_ref(type);
  g_signal_add_emission_hook(g_signal_lookup(signal, type), 0, on_signal, (void *)what, 0);
}

static FILE *boxes;
static int isFirst;
static void write_box(void *widget, void *unused) {
  if (!gtk_widget_get_mapped(widget)) return;
  void *window = gtk_widget_get_window(widget);
  Box box;
  int x = 0, y = 0, scale = gtk_widget_get_scale_factor(widget);
  gtk_widget_get_allocation(widget, &box);
  if (window) gdk_window_get_origin(window, &x, &y);
  if (!gtk_widget_get_has_window(widget)) x += box.x, y += box.y;
  void *top = gtk_widget_get_toplevel(widget);
  char id[310];
  snprintf(id, sizeof id, "%s", id_of(widget));
  fprintf(boxes, "%s{\"widget\":", isFirst ? "" : ",\n");
  isFirst = 0;
  text(boxes, id);
  fprintf(boxes, ",\"type\":\"%s\",\"window\":", g_type_name_from_instance(widget));
  text(boxes, is_a(top, gtk_window_get_type()) ? gtk_window_get_title(top) : "");
  fprintf(boxes, ",\"isEnabled\":%s,\"x\":%d,\"y\":%d,\"width\":%d,\"height\":%d}", gtk_widget_is_sensitive(widget) ? "true" : "false",
          x * scale, y * scale, box.width * scale, box.height * scale);
  if (is_a(widget, gtk_container_get_type())) gtk_container_forall(widget, write_box, 0);
}
static void write_boxes(const char *to) {
  char half[1000];
  snprintf(half, sizeof half, "%s.half", to);
  boxes = fopen(half, "w");
  if (!boxes) return;
  isFirst = 1;
  fprintf(boxes, "{\"said\":%ld,\"boxes\":[", said);
  for (List *one = gtk_window_list_toplevels(); one; one = one->next) write_box(one->data, 0);
  fprintf(boxes, "]}\n");
  fclose(boxes);
  rename(half, to);
}

static void *sought;
static const char *soughtId;
static void seek(void *widget, void *unused) {
  if (!sought && strcmp(id_of(widget), soughtId) == 0) sought = widget;
  if (!sought && is_a(widget, gtk_container_get_type())) gtk_container_forall(widget, seek, 0);
}
static void *find(const char *id) {
  sought = 0;
  soughtId = id;
  for (List *one = gtk_window_list_toplevels(); one && !sought; one = one->next) seek(one->data, 0);
  return sought;
}
static int freeze(void *ms) {
  g_usleep((unsigned long)(long)ms * 1000);
  return 1;
}
static void relabel_inside(void *widget, void *to) {
  extern void gtk_label_set_text(void *, const char *);
  if (is_a(widget, gtk_label_get_type())) gtk_label_set_text(widget, to);
  else if (is_a(widget, gtk_container_get_type())) gtk_container_forall(widget, relabel_inside, to);
}

/* Orders are carried out once the window that they are about is there; an order that is done is emptied. */
static char orders[40][600];
static int done = 0;
static int drift(void *unused) {
  int isOpen = 0;
  for (int i = 0; i < 40 && orders[i][0]; i++) {
    char copy[600], *rest = copy;
    if (orders[i][0] == '!') continue;
    strcpy(copy, orders[i]);
    char *verb = strsep(&rest, "\t"), *a = strsep(&rest, "\t"), *b = strsep(&rest, "\t");
    void *one = a ? find(a) : 0, *other = b ? find(b) : 0;
    int isDone = 1;
    if (!strcmp(verb, "freeze")) g_timeout_add(atoi(a), freeze, (void *)(long)atoi(b));
    else if (!one || !gtk_widget_get_mapped(one)) isDone = 0;
    else if (!strcmp(verb, "relabel")) relabel_inside(one, b);
    else if (!strcmp(verb, "hide")) gtk_widget_hide(one);
    else if (!strcmp(verb, "move") || !strcmp(verb, "size")) {
      int x = 0, y = 0;
      sscanf(b, "%dx%d", &x, &y);
      if (*verb == 'm') gtk_window_move(one, x, y);
      else gtk_window_resize(one, x, y);
    }
    else if (!strcmp(verb, "decoy")) {
      void *grid = gtk_widget_get_parent(one), *twin = gtk_button_new_with_label(gtk_button_get_label(one));
      if (is_a(grid, gtk_grid_get_type())) gtk_grid_attach(grid, twin, b ? atoi(b) : 5, 0, 1, 1);
      gtk_widget_show(twin);
    } else if (!strcmp(verb, "swap") && other) {
      void *p = gtk_widget_get_parent(one), *q = gtk_widget_get_parent(other);
      int l1, t1, l2, t2;
      gtk_container_child_get(p, one, "left-attach", &l1, "top-attach", &t1, (void *)0);
      gtk_container_child_get(q, other, "left-attach", &l2, "top-attach", &t2, (void *)0);
      gtk_container_child_set(p, one, "left-attach", l2, "top-attach", t2, (void *)0);
      gtk_container_child_set(q, other, "left-attach", l1, "top-attach", t1, (void *)0);
    }
    if (isDone) orders[i][0] = '!', done++;
    else isOpen = 1;
  }
  return isOpen;
}
static int answer(void *unused) {
  char ask[1000], to[1000];
  snprintf(ask, sizeof ask, "%s/ask", folder);
  if (access(ask, F_OK) == 0) {
    unlink(ask);
    snprintf(to, sizeof to, "%s/boxes.json", folder);
    write_boxes(to);
  }
  return 1;
}

void gtk_module_init(int *argc, char ***argv) {
  const char *where = getenv("HEAL_WITNESS"), *wanted = getenv("HEAL_DRIFT");
  if (!where) return;
  snprintf(folder, sizeof folder, "%s", where);
  char file[1000];
  snprintf(file, sizeof file, "%s/events.jsonl", folder);
  events = fopen(file, "a");
  if (!events) exit(3);
  gdk_event_handler_set(on_event, 0, 0);
  hear("clicked", gtk_button_get_type(), "clicked");
  hear("toggled", gtk_toggle_button_get_type(), "toggled");
  hear("activate", gtk_menu_item_get_type(), "activated");
  char *list = strdup(wanted ? wanted : ""), *line;
  for (int i = 0; i < 40 && (line = strsep(&list, "\n"));) {
    if (strncmp(line, "css\t", 4) == 0) {
      void *css = gtk_css_provider_new();
      gtk_css_provider_load_from_data(css, line + 4, -1, 0);
      gtk_style_context_add_provider_for_screen(gdk_screen_get_default(), css, 800);
    } else if (*line) snprintf(orders[i++], sizeof orders[0], "%s", line);
  }
  g_timeout_add(40, drift, 0);
  g_timeout_add(20, answer, 0);
}
