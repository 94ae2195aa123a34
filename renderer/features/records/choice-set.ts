/** Which set of words a choice field takes: the one of its own name unless listed. */
import type { ChoiceSet } from '../../i18n/choice-words.ts'

const others: Readonly<Record<string, ChoiceSet>> = {
  'visit.status': 'visitStatus',
  'visit.outcome': 'visitOutcome',
  'followUp.status': 'followUpStatus',
  'followUp.kind': 'followUpKind',
  'visitNote.theme': 'noteTheme',
  'phrase.theme': 'noteTheme',
  'attachment.kind': 'attachmentKind',
  'demoStep.kind': 'demoStepKind',
  'demoShown.reaction': 'demoReaction',
  'attendance.result': 'trainingResult',
  'material.kind': 'materialKind',
  'product.kind': 'productKind',
  'claim.mark': 'claimMark',
  'feature.audience': 'featureAudience',
  'priceRow.unit': 'priceUnit',
  'comparison.audience': 'comparisonAudience',
  'comparison.language': 'paperLanguage',
  'comparison.paper': 'paperSize',
  'comparisonRow.source': 'comparisonSource',
  'comparisonRow.nowMark': 'claimMark',
  'comparisonRow.oursMark': 'claimMark',
  'quote.language': 'paperLanguage',
  'quote.paper': 'paperSize',
  'quote.state': 'quoteState',
  'leaveBehind.medium': 'leaveMedium',
  'quoteLine.unit': 'priceUnit',
  'documentVersion.kind': 'documentKind',
  'teamMember.role': 'teamRole',
}

export const choiceSetOf = (type: string, field: string): ChoiceSet =>
  others[`${type}.${field}`] ?? (field as ChoiceSet)
