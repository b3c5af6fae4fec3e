/**
 * Cues of diplomatic and political reporting by the constructions they share, for those that the counts in cues.ts have seldom or
 * never met; written for this project on 2026-11-24. A class gives the rates of its constructions; counts outweigh them.
 */
export interface Seed {
  rates: Readonly<Record<string, number>>;
  cues: string;
}

export const SEEDS: readonly Seed[] = [
  {
    rates: {
      that: 0.8,
      cl: 0.7,
      Q: 0.85,
      'Q.sv': 0.95,
      'Q.vs': 0.93,
      'M.sv': 0.6,
      'S.sv': 0.8,
      'S+.sv': 0.75,
      'S.vs': 0.7,
      wh: 0.5,
      colon: 0.6,
    },
    cues: `say add tell note stress emphasize underline underscore reiterate reaffirm insist maintain contend assert claim allege argue
      caution warn declare announce state affirm confirm admit concede acknowledge recall remark observe comment explain clarify reply
      respond retort counter rejoin quip joke write tweet post report recount relate testify predict forecast estimate conclude complain
      lament protest swear vow pledge promise signal hint intimate imply suggest indicate reveal disclose disclaim deny interject exclaim
      wonder ask inquire murmur whisper opine reckon believe think hope fear worry suspect expect assume guess understand agree stipulate
      reason theorize speculate tout boast brag relay convey inform brief advise remind assure reassure telegraph volunteer`,
  },
  {
    rates: { np: 0.66, prep: 0.3, ing: 0.5, npas: 0.7 },
    cues: `condemn denounce deplore decry criticize slam blast lambast assail berate rebuke chide fault blame accuse praise hail laud
      applaud commend welcome endorse back oppose reject rebuff dismiss deny downplay disavow repudiate renounce reaffirm reiterate
      underline underscore stress emphasize urge demand propose advocate champion defend justify question doubt challenge dispute contest
      refute rebut mock ridicule deride belittle bemoan lament regret mourn thank congratulate salute discuss mention cite announce
      pledge promise vow threaten favor regard deem label brand dub portray depict characterize describe debrief brief update`,
  },
  {
    rates: { to: 0.65, npto: 0.6, 'p.to': 0.4 },
    cues: `vow pledge promise refuse decline agree threaten offer want hope plan intend seek demand ask urge implore beg press call
      request order instruct direct invite advise warn prefer aspire undertake commit swear propose expect`,
  },
  {
    rates: { 'pi.that': 0.75, 'pi.cl': 0.6, 'pi.wh': 0.5 },
    cues: `believe say think expect fear hope report understand know assume estimate allege argue claim suggest rumor rumour suppose accept
      agree feel note announce reveal confirm`,
  },
  {
    rates: { prep: 0.6 },
    cues: `call_for call_on press_for push_for plead_for appeal_for argue_for argue_against rail_against speak_of speak_about talk_about
      talk_of warn_of warn_against warn_about complain_about complain_of object_to agree_to agree_with agree_on disagree_with insist_on
      insist_upon hint_at allude_to refer_to point_to comment_on elaborate_on reflect_on inquire_about ask_about ask_for demand_of
      vouch_for apologize_for lash_out_at hit_out_at single_out commit_to pledge_to sign_off_on waver_on demur_at balk_at bristle_at`,
  },
  {
    rates: { 'a.that': 0.72, 'a.prep': 0.62, 'a.to': 0.5, 'a.wh': 0.6, 'a.cl': 0.6 },
    cues: `ambiguous_on ambiguous_about noncommittal_on noncommittal_about non-committal_on non-committal_about vague_on vague_about coy_about coy_on evasive_on evasive_about
      silent_on silent_about cautious_about cautious_on clear_that clear_on clear_about adamant_that adamant_about adamant_on confident_that confident_in confident_of
      confident_about optimistic_that optimistic_about pessimistic_about hopeful_that hopeful_about certain_that sure_that unsure_whether unsure_about convinced_that
      convinced_of worried_that worried_about concerned_that concerned_about concerned_by afraid_that afraid_of fearful_that fearful_of wary_of skeptical_of
      skeptical_about sceptical_of sceptical_about doubtful_that doubtful_about critical_of supportive_of opposed_to open_to ready_to willing_to prepared_to unwilling_to reluctant_to
      determined_to eager_to keen_to hesitant_to grateful_for proud_of angry_about angry_that furious_that furious_at furious_about dismayed_that
      dismayed_by disappointed_that disappointed_by disappointed_with surprised_that alarmed_that alarmed_by aware_that aware_of mindful_of insistent_that
      insistent_on firm_that firm_on undecided_on undecided_about divided_over divided_on split_over split_on unequivocal_that unequivocal_on unequivocal_about`,
  },
  {
    rates: { that: 0.85, wh: 0.6, Q: 0.8, cl: 0.7 },
    cues: `make_clear make_plain point_out spell_out lay_out play_down`,
  },
  {
    rates: { 'nv.that': 0.6, 'nv.prep': 0.55, 'nv.to': 0.5, 'ns.that': 0.6, 'nf.that': 0.5, 'ns.prep': 0.3 },
    cues: `warning_that concern_that concern_about concern_over doubt_that doubt_about doubt_over hope_that hope_for fear_that fear_of fear_about assurance_that assurance_on
      guarantee_that pledge_that pledge_to promise_that promise_to promise_on commitment_to vow_to threat_to claim_that claim_about claim_of
      allegation_that allegation_of accusation_that accusation_of statement_that statement_on belief_that conviction_that confidence_that
      confidence_in support_for opposition_to criticism_of condemnation_of praise_for call_for appeal_for demand_for demand_that demand_to request_for
      request_that offer_to offer_of refusal_to insistence_that insistence_on suggestion_that assertion_that argument_that contention_that
      argument_for view_that complaint_that complaint_about regret_that regret_over regret_for readiness_to willingness_to desire_to wish_to intention_to`,
  },
];
