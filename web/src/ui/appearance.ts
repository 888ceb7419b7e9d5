import { chooseLanguage, useLanguage } from '../i18n';
import { TEXTS_CHANGED } from './part';
import { settings } from './settings';

/** Brings the chosen theme and language onto the page; called at the start and after every change of settings. */
export async function applyAppearance(): Promise<void> {
  const { theme, language } = settings();
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;

  const wanted = language === 'system' ? chooseLanguage(navigator.languages) : language;
  await useLanguage(wanted);
  root.lang = wanted;
  window.dispatchEvent(new Event(TEXTS_CHANGED));
}
