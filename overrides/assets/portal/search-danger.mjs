// Decides which questions come from somebody who may be in danger now: the numbers for help are then shown before anything
// else. Reviewed by hand. A line is what such a person may write; all its words must be there, in any form of each and in
// any spelling; a/b is either. Words about danger that professionals use (насилие, сигнал) are not here.
import { meanings } from "./search-latin.mjs";
import { likeness } from "./search-likeness.mjs";
import { plain, stemOf, wordsOf } from "./search-words.mjs";

const DANGER = `
бие/бият/бийт/биха/биеше/набиха/наби/пребиха/преби/пребива/пребиват/удари/удря/удрят/удариха/рита/ритат/налага/шамари/шамаросва/млати/млатят ме/мен
бият/бие/удря/пребива майка/мама/брат/сестра
бия/режа/нараня/наранявам/порежа/самонаранявам се
нараня/наранявам/убия себе
самонаранявам
самоубия/самоубивам/самоубийство/самоубийства
убия/обеся/обесвам/удавя/застрелям се
сложа край живот/живота
искам умра/умирам
иска/иска/искаше умре/умира
искам/мисля хвърля/скоча/обеся/изчезна
живее/живея не ми/искам/желая
живее/живея смисъл няма/нямам
изнасили/изнасилиха/изнасилва/изнасилват/изнасилен/изнасилена/насилва/насилват/насилиха/насили ме/мен/съм/бях
изнасилване
опипва/опипват/опипа/пипа/пипат/докосва/докосват/гали ме/мен
кара/карат/накара/принуждава/принуждават/караха ме/мен секс/събличам/съблека/гола/гол/проституирам/крада/прося
заплашва/заплашват/заплаши/заплашиха/преследва/преследват/изнудва/изнудват/следи/дебне/тормози/тормозят/малтретира/малтретират/унижава/унижават/наранява/нарани/нараняват ме/мен
заплашва/заплашват/изнудва/изнудват снимка/снимки
убие/убият/убива/заколи/заколят ме/мен/майка/мама
заключи/заключиха/заключва/държат/затвори/затвориха/отвлече/отвлякоха/продадоха/продават/продаде ме/мен
страх/страхувам/боя прибера/прибирам/вкъщи/къщи/дома/татко/баща/пастрок/майка/тях/него
изгони/изгониха/изгонват/изгонят/гонят/гони ме/мен
избягах/избягал/избягала/бягам/избягам къщи/вкъщи/дома/дом
няма/нямам къде спя/отида/живея
дете/детето/син/сина/синът/дъщеря/момиче/момче изчезна/изчезнал/изчезнала/изчезнало/няма/избяга/избягал/избягала прибра/изчезна/изчезнал/изчезнала/изчезнало/къщи/вкъщи/дома/избяга/избягал/избягала
изчезна/изчезнал/изчезнало дете/детето/син/сина/синът/дъщеря
опасност съм
помощ/помогнете/спешно веднага/бързо/моля/страх/опасност
помогнете ми
нападнаха/нападна/нападат/намушкаха/намушка/простреляха/прострелян ме/мен
кървя/кърви/кръвотечение
нагълтах/изпих/глътнах хапчета/хапове/лекарства/отрова
предозирах/свръхдоза
kill/hurt/cut/harm/hang myself
suicide/suicidal
want/wanna die
dont/not/no want/reason live
beats/beat/hits/hit/hitting/beating/slaps/kicks/punched/hurts/hurting me
raped/rape/molested/abused/abuses/abusing/touches/touched/touching/threatens/threatened/stalking/stalks/blackmails/blackmailing me
raped/molested/abused was/been/am/got
scared/afraid/terrified home
scared/afraid dad/father/mom/mum/mother/stepfather
ran/running/run away
kicked/threw me out
nowhere/no sleep/go stay/home/sleep
child/son/daughter/kid missing/disappeared
danger in/am
help me
locked/lock me
overdose/overdosed
`;

// How a word of the question may stand in the list: its stems in every spelling.
const readings = (word) => meanings(word).slice(0, 8).map(([meant]) => meant);
const lines = DANGER.trim().split("\n").map((line) => line.split(" ").map((either) => either.split("/")));

function same(meant, word) {
  if (meant === word) return true;
  if (word.length < 4 || meant.length < 4) return false;
  return stemOf(meant) === stemOf(word) || (word.length > 5 && likeness(meant, word) > 0.78);
}

// Whether a question sounds like somebody in danger.
export function inDanger(query) {
  const said = wordsOf(plain(query).replace(/n['’]t\b/g, "nt")).map(readings);
  return lines.some((line) => line.every((either) => either.some((word) => said.some((ways) => ways.some((meant) => same(meant, word))))));
}
