/* Runs in the browser, on our server or from a disk without a network: checks an inspection certificate. */
(() => {
  const domain = 'kanmai inspection certificate\n';
  const keys = new Map(
    JSON.parse(document.getElementById('keys').textContent).map(({ id, publicKey }) => [id, publicKey]),
  );
  const words = {
    zh: {
      title: '核对查验证书',
      about: '扫描证书上的二维码，或粘贴其中的内容。签名在本机核对，没有网络也可以。',
      token: '二维码内容',
      check: '核对证书',
      scan: '拍二维码',
      save: '保存本页，断网时使用',
      genuine: '✓ 签名有效，内容未被改动',
      forged: '✗ 这不是看买签发的证书，或内容被改动过',
      'unknown-key': '✗ 签发所用的密钥不在本页中：联网打开本页再核对',
      unsupported: '此浏览器不能核对签名，请换用新版浏览器',
      unread: '图片里没有读到二维码',
      valid: '在线状态：有效',
      void: '在线状态：已失效（商品没有发出，或本平台没有这份证书）',
      changed: '在线状态：检验报告与签发时不符',
      offline: '未联网：只核对了签名，没有查询是否失效',
      facts: {
        title: '商品',
        shop: '商家',
        kind: '类别',
        grade: '成色',
        imei: 'IMEI',
        seal: '封签号',
        inspectedAt: '查验时间',
        checklist: '检查单',
        issuer: '签发平台',
        id: '证书号',
        key: '密钥',
      },
      kinds: { phone: '二手手机', jewellery: '珠宝玉石', bag: '箱包', liquor: '酒类' },
      grades: { 'as-new': '99 新', 'very-good': '95 新', good: '9 成新', used: '8 成新', worn: '8 成新以下' },
    },
    en: {
      title: 'Check an inspection certificate',
      about:
        'Scan the code on the certificate, or paste what it says. The signature is checked on this device, without a network.',
      token: 'What the code says',
      check: 'Check certificate',
      scan: 'Photograph code',
      save: 'Save this page for use without a network',
      genuine: '✓ The signature is good and nothing was changed',
      forged: '✗ Kanmai did not sign this, or it was changed',
      'unknown-key':
        '✗ This page does not know the key it was signed with: open the page online and check again',
      unsupported: 'This browser cannot check signatures; use a newer one',
      unread: 'No code was found in the picture',
      valid: 'Online: in force',
      void: 'Online: not in force (the goods were not sent, or this platform keeps no such certificate)',
      changed: 'Online: the report is not the one that was signed',
      offline: 'No network: only the signature was checked, not whether it is still in force',
      facts: {
        title: 'Goods',
        shop: 'Shop',
        kind: 'Kind',
        grade: 'Grade',
        imei: 'IMEI',
        seal: 'Seal',
        inspectedAt: 'Inspected',
        checklist: 'Checklist',
        issuer: 'Issued by',
        id: 'Certificate',
        key: 'Key',
      },
      kinds: { phone: 'Second-hand phone', jewellery: 'Jewellery', bag: 'Bag', liquor: 'Liquor' },
      grades: {
        'as-new': 'As new',
        'very-good': 'Very good',
        good: 'Good',
        used: 'Used',
        worn: 'Below used',
      },
    },
  };
  const language = navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
  const own = words[language];
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  for (const part of document.querySelectorAll('[data-word]')) part.textContent = own[part.dataset.word];

  const bytesOf = (text) =>
    Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
  const writeBytes = (bytes) =>
    btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');

  /** The text and its signature, each written in the one way that they are signed in; null when it is no certificate. */
  function readToken(token) {
    try {
      const [encoded, signature] = token.split('.');
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(encoded));
      const bytes = bytesOf(signature);
      const facts = JSON.parse(text);
      const sorted = JSON.stringify(facts, Object.keys(facts).sort());
      return sorted === text && writeBytes(bytes) === signature ? { text, bytes, facts } : null;
    } catch {
      return null;
    }
  }

  /** genuine, forged, unknown-key or unsupported. */
  async function verdictOn(certificate) {
    if (certificate === null || certificate.facts.format !== 1) return 'forged';
    const publicKey = keys.get(certificate.facts.key);
    if (publicKey === undefined) return 'unknown-key';
    try {
      const key = await crypto.subtle.importKey('raw', bytesOf(publicKey), 'Ed25519', false, ['verify']);
      const said = new TextEncoder().encode(domain + certificate.text);
      const good = await crypto.subtle.verify('Ed25519', key, certificate.bytes, said);
      return good ? 'genuine' : 'forged';
    } catch {
      return 'unsupported';
    }
  }

  async function standingOf(token) {
    if (!location.protocol.startsWith('http')) return 'offline';
    try {
      const answer = await fetch('/api/v1/inspection-certificates/check', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token }),
      });
      return answer.ok ? (await answer.json()).verdict : 'offline';
    } catch {
      return 'offline';
    }
  }

  const answer = document.getElementById('answer');
  const add = (parent, name, text) => {
    const part = document.createElement(name);
    part.textContent = text;
    parent.append(part);
    return part;
  };
  const shownAs = (name, value) => {
    if (name === 'kind') return own.kinds[value] ?? value;
    if (name === 'grade') return own.grades[value] ?? value;
    return name === 'inspectedAt' ? new Date(value).toLocaleString() : String(value);
  };

  function show(verdict) {
    answer.replaceChildren();
    answer.dataset.verdict = verdict;
    add(answer, 'h2', own[verdict]);
  }

  function showFacts(facts) {
    const list = add(answer, 'dl', '');
    for (const [name, label] of Object.entries(own.facts)) {
      if (facts[name] === null || facts[name] === undefined) continue;
      add(list, 'dt', label);
      add(list, 'dd', shownAs(name, facts[name]));
    }
  }

  async function check(given) {
    const token = given.trim().split('#').at(-1);
    if (token === '') return;
    const certificate = readToken(token);
    const verdict = await verdictOn(certificate);
    show(verdict);
    if (verdict === 'forged') return;
    if (verdict === 'genuine') showFacts(certificate.facts);
    const standing = await standingOf(token);
    // What nobody vouches for is not repeated here.
    if (verdict === 'unsupported' && standing === 'valid') showFacts(certificate.facts);
    if (['valid', 'void', 'changed', 'offline'].includes(standing)) add(answer, 'p', own[standing]);
  }

  const field = document.getElementById('token');
  document.getElementById('form').addEventListener('submit', (event) => {
    event.preventDefault();
    void check(field.value);
  });
  if ('BarcodeDetector' in globalThis) {
    const picture = document.getElementById('picture');
    const scan = document.getElementById('scan');
    scan.hidden = false;
    scan.addEventListener('click', () => picture.click());
    picture.addEventListener('change', async (event) => {
      const [file] = event.target.files;
      if (file === undefined) return;
      const bitmap = await createImageBitmap(file).catch(() => null);
      const detector = new globalThis.BarcodeDetector({ formats: ['qr_code'] });
      const codes = bitmap === null ? [] : await detector.detect(bitmap).catch(() => []);
      if (codes[0] === undefined) return show('unread');
      field.value = codes[0].rawValue;
      void check(field.value);
    });
  }
  const readAddress = () => {
    if (location.hash.length < 2) return;
    field.value = location.hash.slice(1);
    void check(field.value);
  };
  addEventListener('hashchange', readAddress);
  readAddress();
  if (!location.protocol.startsWith('http')) document.getElementById('save').hidden = true;
})();
