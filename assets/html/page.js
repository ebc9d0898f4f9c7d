// What the page can do besides being read: the strip zooms, arrows move between events in order of time, and a chosen
// event shows its quote in context. Without scripts the links and the folded parts do the work.
'use strict';
(() => {
  const time = document.querySelector('.time');
  const articles = [...document.querySelectorAll('article')];
  const marks = [...document.querySelectorAll('.marks a')].sort((a, b) => a.dataset.i - b.dataset.i);
  const of = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const markOf = new Map(marks.map((mark) => [of(mark), mark]));

  // Only one mark is a stop of Tab; the arrows reach the others.
  const stop = (mark) => marks.forEach((other) => { other.tabIndex = other === mark ? 0 : -1; });
  if (marks.length) stop(marks[0]);

  const choose = (article, focus) => {
    articles.forEach((other) => other.classList.toggle('chosen', other === article));
    marks.forEach((mark) => mark.removeAttribute('aria-current'));
    const mark = markOf.get(article);
    if (mark) {
      mark.setAttribute('aria-current', 'true');
      stop(mark);
      show(mark);
    }
    const context = article.querySelector('.quote:not(.date) details') || article.querySelector('details');
    if (context) context.open = true;
    if (focus) article.focus({ preventScroll: true });
    article.scrollIntoView({ block: 'start' });
  };
  const show = (mark) => {
    const scroll = time.parentElement;
    const [here, view] = [mark.getBoundingClientRect(), scroll.getBoundingClientRect()];
    if (here.left < view.left || here.left + 160 > view.right) {
      scroll.scrollBy({ left: here.left - view.left - view.width / 2 + 80 });
    }
  };
  const arrive = () => {
    const article = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (article && article.matches('article')) choose(article, true);
  };
  addEventListener('hashchange', arrive);
  document.addEventListener('click', (event) => {
    // The same address again makes no change that could be heard.
    const link = event.target.closest('a[href^="#event-"]');
    if (link && link.hash === location.hash) { event.preventDefault(); arrive(); }
  });

  // +1 is later, −1 earlier.
  const step = (key) => {
    const later = time && time.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const earlier = later === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    return key === later ? 1 : key === earlier ? -1 : 0;
  };
  document.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const mark = event.target.closest('.marks a');
    const article = event.target.closest('article');
    if (event.target.closest('button, summary, input')) return;
    const list = mark ? marks : article ? articles : [];
    const at = list.indexOf(mark || article);
    const upDown = mark ? { ArrowUp: -1, ArrowDown: 1 }[event.key] || 0 : 0;
    const ends = mark ? { Home: list[0], End: list[list.length - 1] }[event.key] : null;
    const next = ends || list[at + (step(event.key) || upDown || NaN)];
    if (next && mark) {
      event.preventDefault();
      stop(next);
      next.focus({ preventScroll: true });
      show(next);
    } else if (next) {
      event.preventDefault();
      history.replaceState(null, '', '#' + encodeURIComponent(next.id));
      choose(next, true);
    } else if (event.key === 'Escape' && article && markOf.has(article)) {
      markOf.get(article).focus();
    } else if (mark && zooms[event.key]) {
      event.preventDefault();
      zooms[event.key]();
    }
  });

  let zoom = 1;
  const setZoom = (wanted) => {
    const scroll = time.parentElement;
    // Right to left, positions count down from 0.
    const sign = time.dir === 'rtl' ? -1 : 1;
    const middle = (sign * scroll.scrollLeft + scroll.clientWidth / 2) / scroll.scrollWidth;
    zoom = Math.min(32, Math.max(1, wanted));
    time.style.inlineSize = zoom === 1 ? '' : zoom * 100 + '%';
    level();
    const left = sign * (middle * scroll.scrollWidth - scroll.clientWidth / 2);
    scroll.scrollTo({ left, behavior: 'instant' });
  };
  // The finest ticks that have room: every level is for twice the width of the one before.
  const level = () => {
    const width = time.querySelector('.axis').clientWidth;
    time.dataset.level = Math.min(5, Math.max(0, Math.floor(Math.log2(width / 560))));
  };
  const zooms = { '+': () => setZoom(zoom * 1.5), '=': () => setZoom(zoom * 1.5), '-': () => setZoom(zoom / 1.5), 0: () => setZoom(1) };
  if (time) {
    const tools = document.querySelector('.tools');
    tools.hidden = false;
    tools.addEventListener('click', (event) => {
      const button = event.target.closest('button');
      if (button) zooms[button.dataset.key]();
    });
    level();
    addEventListener('resize', level);
  }
  arrive();
})();
