import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PhotoError } from '../../packages/elements/src/report-map/form/form-environment.ts';
import { bench, filled } from './report-map-form-bench.ts';

describe('report form: steps and words', () => {
  test('a step is left only when it holds, and says what is missing in the order of the page', async () => {
    const one = bench();
    await one.store.open();
    one.store.next();
    assert.deepEqual(one.work().errors.map(({ field }) => field), ['consent']);
    assert.equal(one.work().attempts, 1);
    one.store.change({ consent: true });
    assert.deepEqual(one.work().errors, [], 'an error goes while its field is mended');
    one.store.next();
    one.store.next();
    assert.equal(one.work().step, 2);
    assert.deepEqual(one.work().errors.map(({ field }) => field), ['place', 'category', 'title', 'details']);
  });

  test('contact: gentle, one of two is enough, and what is wrong is named', async () => {
    const one = bench();
    await filled(one);
    one.store.visit(2);
    one.store.change({ author: 'contact' });
    const problems = (): (string | undefined)[] => { one.store.next(); return one.work().step === 3 ? [] : one.work().errors.map(({ problem }) => problem); };
    assert.deepEqual(problems(), ['contactMissing']);
    one.store.change({ email: 'ada@' });
    assert.deepEqual(problems(), ['emailWrong']);
    one.store.change({ email: '', phone: 'zero' });
    assert.deepEqual(problems(), ['phoneWrong']);
    one.store.change({ phone: '+39 (0131) 515-111' });
    assert.deepEqual(problems(), []);
  });

  test('nothing typed is cut: too long is told by the field, counted in characters, and goes away while it is mended', async () => {
    const one = bench();
    await filled(one);
    one.store.visit(2);
    await one.store.photos.add([new File(['x'], 'a.jpg')]);
    const [photo] = one.work().values.photos;
    const problems = (): string[] => { one.store.next(); return one.work().step === 3 ? [] : one.work().errors.map(({ field, problem, about }) => [field, problem, about].filter(Boolean).join(' ')); };
    const bicycles = (count: number): string => '🚲'.repeat(count);
    one.store.place.type(`Via ${bicycles(197)}`);
    one.store.change({ category: 'lighting', title: bicycles(101), details: bicycles(201), author: 'contact', name: bicycles(101), email: 'ada@città.it', phone: '1234' });
    one.store.answer('extent', 'one');
    one.store.answer('pole', bicycles(201));
    one.store.photos.describe(photo!.id, bicycles(201));
    assert.deepEqual(problems(), ['place textLong', 'question:pole textLong Numero scritto sul palo', 'title textLong', 'details textLong', 'photos photoTextLong a.jpg', 'name textLong', 'email emailWrong', 'phone phoneWrong']);
    assert.equal(one.work().values.placeText, `Via ${bicycles(197)}`);
    one.store.place.type(`Via ${bicycles(196)}`);
    one.store.photos.describe(photo!.id, bicycles(200));
    assert.ok(!one.work().errors.some(({ field }) => field === 'place' || field === 'photos'));
    one.store.change({ title: bicycles(100), details: `riga\r\n${bicycles(195)}\n`, name: bicycles(100), email: 'ada@citta.example', phone: '0131 515111' });
    one.store.answer('pole', bicycles(200));
    assert.deepEqual(problems(), []);
    await one.store.submit();
    const { title, description, address, photos, answers, contact } = one.sent[0]!;
    assert.deepEqual({ title, description, address, words: photos[0]!.alternativeText, pole: answers!.find(({ question }) => question === 'pole')!.value, name: contact!.name },
      { title: bicycles(100), description: `riga\n${bicycles(195)}`, address: `Via ${bicycles(196)}`, words: bicycles(200), pole: bicycles(200), name: bicycles(100) });
    assert.equal(one.store.state.get().status, 'sent', 'the backend counts the same');
  });

  test('a stop message keeps the report from going on and nothing typed is lost', async () => {
    const one = bench();
    await filled(one);
    one.store.visit(2);
    one.store.change({ category: 'trees' });
    one.store.answer('danger', 'yes');
    one.store.next();
    assert.deepEqual(one.work().errors.map(({ problem }) => problem), ['answerStops']);
    assert.equal(one.work().values.details, 'Da una settimana');
    one.store.answer('danger', 'no');
    one.store.next();
    assert.equal(one.work().step, 3);
    await one.store.submit();
    assert.deepEqual(one.sent[0]?.answers, [{ question: 'danger', value: 'no' }]);
  });

  test('photos: at most five, bad files are named, the good ones stay', async () => {
    const one = bench({ preparePhoto: async (file) => { if (file.size === 0) throw new PhotoError('photoUnreadable'); return new Blob(['jpeg']); } });
    await one.store.open();
    const file = (name: string, text = 'x'): File => new File([text], name);
    await one.store.photos.add([file('a.jpg'), file('rotta.jpg', ''), file('b.jpg'), file('c.jpg'), file('d.jpg'), file('e.jpg')]);
    assert.deepEqual(one.work().values.photos.map(({ name }) => name), ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg']);
    assert.deepEqual(one.work().errors.map(({ problem, about }) => [problem, about]), [['photosMany', undefined], ['photoUnreadable', 'rotta.jpg']]);
    assert.deepEqual(one.work().preparing, []);
    one.store.photos.describe(one.work().values.photos[0]!.id, 'Una buca');
    one.store.photos.remove(one.work().values.photos[1]!.id);
    assert.deepEqual(one.work().values.photos.map(({ name, alternativeText }) => [name, alternativeText]), [['a.jpg', 'Una buca'], ['c.jpg', ''], ['d.jpg', '']]);
  });

  test('without categories the form says so and opens on a second try', async () => {
    const one = bench();
    one.network('offline');
    await one.store.open();
    assert.equal(one.store.state.get().status, 'failed');
    one.network('fast');
    await one.store.open();
    assert.equal(one.work().step, 1);
  });

  test('the host may hold a report back before it leaves', async () => {
    const one = bench({ maySubmit: () => false });
    await filled(one);
    await one.store.submit();
    assert.equal(one.work().step, 3);
    assert.equal(one.sent.length, 0);
  });
});
