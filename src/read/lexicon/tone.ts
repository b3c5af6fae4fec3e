/**
 * Words of a content that tell what its source does in saying it, by what they do; written for this project on 2026-11-24 after the
 * labels' definitions in docs/GUIDELINE.md. A trailing * stands for any ending.
 */
export const TONES: Readonly<Record<string, string>> = {
  blame: `wrong* fail* lie lies lied lying liar* dishonest* dangerous* disast* racis* racist* corrupt* blame* hypocri* incompeten* disgrac*
    shame* shameful* outrag* unfit unqualified irresponsib* reckless* hateful hate hatred bigot* fraud* crooked scandal* terrib* horrib*
    awful ridicul* absurd* insult* offensive offend* betray* abus* violat* illegal* crime* criminal* guilty cheat* stole* steal* rigged
    bad worse worst weak* stupid* crazy insane nuts mess waste* wasting ignoran* divisive demagog* bully* cynical* coward* unaccept*
    inexcus* mislead* false* distort* fear* scare* attack* undermin* ruin* destroy* harm* hurt* damag* nonsense joke laughable fake
    biased bias unfair* toxic sexist misogyn* islamophob* extremis* fascis* temper* selfish greed* broken problem* mistake* erratic
    ignor* neglect* refus* threat* aggress* provoc* illegit* unlawful* breach* obstruct* sabotag* silen*`,
  praise: `great greatest best better good thank* proud pride support* endors* strong* brave* courag* wonderful amazing fantastic terrific
    tremendous excellent outstanding qualified honor* honour* respect* admire* admir* love loves loved leader* experienc* smart* brilliant
    success* impress* remarkable hero* thoughtful integrity decent* honest* capable congratul* welcome* grateful gratitude applaud*
    commend* defend* right friend* partner* ally progress positive`,
  risk: `risk* danger* threat* catastroph* crisis devastat* collaps* consequences jeopard* vulnerab* escalat* worsen* lose losing lost
    chaos disaster* war attack* alarm* concern* worr* fear* afraid unless harm* damag* spark* trigger* destabil* deadly`,
  duty: `must should need* needs ought require* urgent* call* please let let's urge* demand* stop consider rethink time`,
  future: `will would 'll going expect* predict* likely soon eventually tomorrow next future inevitabl* become*`,
  denial: `not never no nothing none n't didn't doesn't wasn't weren't isn't aren't untrue false denied denies incorrect inaccurate
    categorically absolutely baseless unfounded innocent`,
  willing: `willing ready open prepared happy glad honored available offer*`,
  weighing: `consider* decid* decision* weigh* options table look* explor* review* undecided whether study* studying`,
  plan: `announc* launch* plan* releas* introduc* appoint* nominat* schedul* hold* visit* meet* travel* sign* unveil* begin* start*`,
  commit: `commit* pledg* vow* promis* guarantee* ensure* continu* fight* work* never repeal* ban* deport* build* protect* stand*`,
};
