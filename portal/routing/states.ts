// States, territories and provinces by name, as readers of each language write them.
import type { LanguageCode } from '../messages/language-code.ts';

const english = `AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming,AS American Samoa,GU Guam,MP Northern Mariana Islands,PR Puerto Rico,UM U.S. Outlying Islands,VI U.S. Virgin Islands,AB Alberta,BC British Columbia,MB Manitoba,NB New Brunswick,NL Newfoundland and Labrador,NS Nova Scotia,NT Northwest Territories,NU Nunavut,ON Ontario,PE Prince Edward Island,QC Québec,SK Saskatchewan,YT Yukon`;

/** Those that are called otherwise than in English. */
const french = `CA Californie,DC District de Columbia,FL Floride,GA Géorgie,HI Hawaï,LA Louisiane,NM Nouveau-Mexique,NC Caroline du Nord,ND Dakota du Nord,PA Pennsylvanie,SC Caroline du Sud,SD Dakota du Sud,VA Virginie,WV Virginie-Occidentale,AS Samoa américaines,MP Îles Mariannes du Nord,PR Porto Rico,UM Îles mineures éloignées des États-Unis,VI Îles Vierges des États-Unis,BC Colombie-Britannique,NB Nouveau-Brunswick,NL Terre-Neuve-et-Labrador,NS Nouvelle-Écosse,NT Territoires du Nord-Ouest,PE Île-du-Prince-Édouard`;
const spanish = `DC Distrito de Columbia,HI Hawái,LA Luisiana,MI Míchigan,MS Misisipi,MO Misuri,NH Nuevo Hampshire,NJ Nueva Jersey,NM Nuevo México,NY Nueva York,NC Carolina del Norte,ND Dakota del Norte,OR Oregón,PA Pensilvania,SC Carolina del Sur,SD Dakota del Sur,WV Virginia Occidental,AS Samoa Americana,MP Islas Marianas del Norte,UM Islas Menores Alejadas de los Estados Unidos,VI Islas Vírgenes de los Estados Unidos,BC Columbia Británica,NB Nuevo Brunswick,NL Terranova y Labrador,NS Nueva Escocia,NT Territorios del Noroeste,PE Isla del Príncipe Eduardo,QC Quebec,YT Yukón`;

export type State = { code: string; name: string };

function read(lines: string): State[] {
  return lines.split(',').map((line) => ({ code: line.slice(0, 2), name: line.slice(3) }));
}

const inEnglish = read(english);

function named(language: LanguageCode, lines: string): State[] {
  const own = new Map(read(lines).map(({ code, name }) => [code, name]));
  return inEnglish
    .map(({ code, name }) => ({ code, name: own.get(code) ?? name }))
    .toSorted((one, other) => one.name.localeCompare(other.name, language));
}

/** In the order in which each language has them. */
export const states: Readonly<Record<LanguageCode, readonly State[]>> = {
  en: inEnglish,
  fr: named('fr', french),
  es: named('es', spanish),
};

export function stateName(code: string, language: LanguageCode): string {
  return states[language].find((state) => state.code === code)?.name ?? code;
}
