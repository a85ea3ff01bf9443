/**
 * In html`` templates a dynamic URL attribute must be `safeUrl(…)` and nothing around it: Lit does not filter `javascript:` URLs. And no `style=`:
 * a strict CSP blocks what Lit binds there.
 */

const urlAttributes = new Set(['href', 'src', 'action', 'formaction', 'xlink:href', 'poster', 'srcset', 'data']);

/** The attribute whose value stands open at the end of `text`, e.g. `<a href="https://` → href; undefined outside of a value. */
export function openAttribute(text) {
  const match = /[\s"'/]([.?@]?[^\s"'<>/=]+)\s*=\s*(?:"[^"]*|'[^']*|[^\s"'<>=`]*)$/.exec(text.slice(text.lastIndexOf('<')));
  return match?.[1]?.toLowerCase();
}

const isTemplate = (node) => node.tag.type === 'Identifier' && (node.tag.name === 'html' || node.tag.name === 'svg');

const isSafe = (expression) => {
  switch (expression.type) {
    case 'CallExpression': return expression.callee.type === 'Identifier' && expression.callee.name === 'safeUrl';
    case 'ConditionalExpression': return isSafe(expression.consequent) && isSafe(expression.alternate);
    case 'LogicalExpression': return isSafe(expression.left) && isSafe(expression.right);
    case 'Literal': return typeof expression.value === 'string' && /^[#/?.]|^https:|^mailto:|^tel:/.test(expression.value);
    // Lit removes the attribute.
    case 'Identifier': return expression.name === 'nothing';
    // A fragment of this page: whatever follows, it is no script.
    case 'TemplateLiteral': return expression.quasis[0].value.cooked.startsWith('#');
    default: return false;
  }
};

/** @type {import('eslint').Rule.RuleModule} */
export const safeUrl = {
  meta: {
    type: 'problem', schema: [],
    messages: {
      url: 'A dynamic {{attribute}} must be exactly safeUrl(…).',
      style: 'No style attribute in a template: a strict CSP blocks it. Use a class or a style sheet.',
    },
  },
  create: (context) => ({
    TaggedTemplateExpression(node) {
      if (!isTemplate(node)) return;
      const { quasis, expressions } = node.quasi;
      let text = '';
      quasis.forEach((quasi, index) => {
        text += quasi.value.cooked ?? quasi.value.raw;
        const expression = expressions[index];
        const bound = openAttribute(text);
        const attribute = bound?.replace(/^\./, '');
        if (expression && attribute && urlAttributes.has(attribute)) {
          // `href="#${id}"` stays in the page.
          const fragment = /=\s*["']?#[^"'\s]*$/.test(text);
          const whole = /=\s*["']?$/.test(text);
          if (!fragment && (!whole || !isSafe(expression))) context.report({ node: expression, messageId: 'url', data: { attribute } });
        }
        if (expression && attribute === 'style') context.report({ node: expression, messageId: 'style' });
        // Holds the place of the value, so that what follows is still read as part of the tag.
        text += 'x';
      });
      if (/<[a-z][^>]*\sstyle\s*=\s*["']?(?!x)/i.test(text)) context.report({ node, messageId: 'style' });
    },
  }),
};

export default { rules: { 'safe-url': safeUrl } };
