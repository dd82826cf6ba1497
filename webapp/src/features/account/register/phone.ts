import {
  AsYouType,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';
import type { CountryCode } from 'libphonenumber-js/min';

export type { CountryCode } from 'libphonenumber-js/min';

export interface Country {
  code: CountryCode;
  name: string;
  calling: string;
}

export function countries(language: string): Country[] {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  return getCountries()
    .map((code) => ({ code, name: names.of(code) ?? code, calling: `+${getCountryCallingCode(code)}` }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
}

/** The country of this browser's language, as a first guess. */
export function likelyCountry(): CountryCode | undefined {
  const regions = navigator.languages.map((tag) => new Intl.Locale(tag).maximize().region);
  return regions.find((region): region is CountryCode => region !== undefined && isSupportedCountry(region));
}

/** E.164, or as typed where it is no number of that country: the server says what is wrong with it. */
export function toE164(typed: string, country: CountryCode): string {
  return parsePhoneNumberFromString(typed, country)?.number ?? typed;
}

export function formatted(typed: string, country: CountryCode): string {
  return new AsYouType(country).input(typed);
}
