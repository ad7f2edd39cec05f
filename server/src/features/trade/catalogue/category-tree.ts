import { type AttributeRule, type Category, choice, counted, group, text, yesNo } from './category.ts';

const origin = text('产地', 'Origin', { certifiable: true });
const brand = text('品牌', 'Brand');
const netWeight = counted('净含量', 'Net weight', 'g');
const shelfLife = counted('保质期', 'Shelf life', '天');
const storage = choice('储存方式', 'Storage', [
  ['常温', 'Room temperature'],
  ['冷藏', 'Chilled'],
  ['冷冻', 'Frozen'],
]);
const organic = yesNo('有机认证', 'Organic', { certifiable: true });
const material = text('材质', 'Material');
const colour = text('颜色', 'Colour');
const foodLicence = text('生产许可证号', 'Food production licence', { certifiable: true });
const forWhom = choice('适用对象', 'For', [
  ['男', 'Men'],
  ['女', 'Women'],
  ['儿童', 'Children'],
  ['通用', 'Everybody'],
]);
const skin = choice('适用肤质', 'Skin', [
  ['所有肤质', 'Every skin'],
  ['干性', 'Dry'],
  ['油性', 'Oily'],
  ['敏感', 'Sensitive'],
]);
const filing = text('备案编号', 'Filing number', { certifiable: true });
const ccc = yesNo('3C 认证', 'CCC certified', { certifiable: true });
const power = counted('功率', 'Power', 'W');

const food: readonly AttributeRule[] = [origin, brand, netWeight, shelfLife, storage, foodLicence];
const cosmetics: readonly AttributeRule[] = [brand, counted('容量', 'Volume', 'ml'), skin, filing];
const clothes: readonly AttributeRule[] = [brand, material, colour, forWhom];
const electric: readonly AttributeRule[] = [brand, text('型号', 'Model'), power, ccc];

/**
 * The platform's categories. A category is known by its Chinese name, which products carry; what is not listed may be
 * written as it is and has no attributes of its own (decision 0012).
 */
export const categoryTree: readonly Category[] = [
  group(
    '生鲜水果',
    'Fresh food',
    [origin, netWeight, storage, organic],
    [
      [
        '水果',
        'Fruit',
        [
          text('品种', 'Variety'),
          choice('果径', 'Size', [
            ['小果', 'Small'],
            ['中果', 'Medium'],
            ['大果', 'Large'],
          ]),
        ],
      ],
      ['蔬菜', 'Vegetables', []],
      ['肉禽蛋', 'Meat and eggs', [text('检疫证号', 'Quarantine certificate', { certifiable: true })]],
      [
        '海鲜水产',
        'Seafood',
        [
          choice('捕获方式', 'Caught', [
            ['野生', 'Wild'],
            ['养殖', 'Farmed'],
          ]),
        ],
      ],
    ],
  ),
  group('零食糕点', 'Snacks and bakery', food, [
    ['坚果炒货', 'Nuts', []],
    ['糕点饼干', 'Cakes and biscuits', []],
    ['糖果巧克力', 'Sweets and chocolate', []],
    ['肉脯卤味', 'Meat snacks', []],
  ]),
  group('餐饮美食', 'Meals and groceries', food, [
    ['方便速食', 'Ready meals', []],
    ['米面粮油', 'Rice, flour and oil', [organic]],
    ['调味酱料', 'Sauces and spices', []],
    ['饮料冲调', 'Drinks', []],
    ['酒类', 'Wine and spirits', [counted('酒精度', 'Alcohol', '%vol')]],
  ]),
  group(
    '茶叶茶具',
    'Tea',
    [origin, brand],
    [
      [
        '茶叶',
        'Tea leaves',
        [
          choice('茶类', 'Kind', [
            ['绿茶', 'Green'],
            ['红茶', 'Black'],
            ['乌龙茶', 'Oolong'],
            ['白茶', 'White'],
            ['黑茶', 'Dark'],
            ['花茶', 'Scented'],
          ]),
          text('采摘时间', 'Picked'),
          netWeight,
          organic,
          text('地理标志', 'Geographical indication', { certifiable: true }),
        ],
      ],
      ['茶具', 'Tea ware', [material, counted('容量', 'Volume', 'ml')]],
    ],
  ),
  group('服饰鞋包', 'Clothing, shoes and bags', clothes, [
    ['女装', 'Women’s clothing', []],
    ['男装', 'Men’s clothing', []],
    ['童装', 'Children’s clothing', [text('安全类别', 'Safety class', { certifiable: true })]],
    ['鞋靴', 'Shoes', []],
    ['箱包', 'Bags', [counted('容量', 'Volume', 'L')]],
    ['内衣家居服', 'Underwear and loungewear', []],
  ]),
  group('美妆护肤', 'Beauty', cosmetics, [
    ['面部护肤', 'Face care', []],
    ['彩妆', 'Make-up', [text('色号', 'Shade')]],
    ['防晒', 'Sun care', [text('SPF', 'SPF', { certifiable: true })]],
    ['香水香氛', 'Perfume', []],
    ['特殊化妆品', 'Special cosmetics', [text('特证编号', 'Special licence', { certifiable: true })]],
  ]),
  group(
    '美发护理',
    'Hair and body',
    cosmetics.filter((rule) => rule !== skin),
    [
      ['洗发护发', 'Hair care', []],
      ['染发烫发', 'Colouring', []],
      ['身体护理', 'Body care', []],
      ['口腔护理', 'Mouth care', []],
      ['美发工具', 'Hair tools', [power, ccc]],
    ],
  ),
  group(
    '珠宝首饰',
    'Jewellery',
    [
      text('材质', 'Material', { certifiable: true }),
      counted('重量', 'Weight', 'g', { certifiable: true }),
      text('鉴定机构', 'Laboratory', { certifiable: true }),
    ],
    [
      ['黄金', 'Gold', [text('成色', 'Fineness', { certifiable: true })]],
      [
        '翡翠玉石',
        'Jade',
        [
          choice(
            '翡翠级别',
            'Jade grade',
            [
              ['A 货', 'Type A'],
              ['B 货', 'Type B'],
              ['C 货', 'Type C'],
            ],
            { certifiable: true },
          ),
        ],
      ],
      ['珍珠', 'Pearls', [counted('直径', 'Diameter', 'mm')]],
      ['钻石彩宝', 'Diamonds and gems', [counted('克拉', 'Carat', 'ct', { certifiable: true })]],
      ['银饰', 'Silver', []],
      ['时尚饰品', 'Fashion jewellery', []],
    ],
  ),
  group(
    '家居日用',
    'Home',
    [brand, material, colour],
    [
      ['厨房用品', 'Kitchen', [yesNo('食品接触安全', 'Safe for food', { certifiable: true })]],
      ['清洁纸品', 'Cleaning and paper', []],
      ['家纺床品', 'Bedding', [text('尺寸', 'Size')]],
      ['收纳整理', 'Storage', []],
      [
        '家具',
        'Furniture',
        [
          text('尺寸', 'Size'),
          choice(
            '甲醛等级',
            'Formaldehyde class',
            [
              ['E0', 'E0'],
              ['E1', 'E1'],
              ['ENF', 'ENF'],
            ],
            { certifiable: true },
          ),
        ],
      ],
      ['小家电', 'Small appliances', electric],
    ],
  ),
  group(
    '运动户外',
    'Sports and outdoors',
    [brand, material, forWhom],
    [
      ['运动鞋服', 'Sportswear', []],
      ['健身器材', 'Fitness', [counted('承重', 'Bears', 'kg')]],
      ['露营装备', 'Camping', []],
      ['骑行装备', 'Cycling', []],
      ['垂钓', 'Fishing', []],
    ],
  ),
  group(
    '二手数码',
    'Second-hand electronics',
    [
      brand,
      text('型号', 'Model'),
      choice(
        '成色等级',
        'Grade',
        [
          ['99 新', 'As new'],
          ['95 新', 'Very good'],
          ['9 成新', 'Good'],
          ['8 成新', 'Used'],
        ],
        { certifiable: true },
      ),
      counted('电池健康', 'Battery health', '%', { certifiable: true }),
    ],
    [
      ['二手手机', 'Phones', [text('存储容量', 'Storage')]],
      ['二手电脑', 'Computers', []],
      ['二手相机', 'Cameras', [counted('快门次数', 'Shutter count', '次')]],
      ['二手平板', 'Tablets', []],
    ],
  ),
  group('影音娱乐', 'Audio and games', electric, [
    ['耳机音箱', 'Headphones and speakers', []],
    ['游戏设备', 'Games', []],
    ['乐器', 'Instruments', [material]],
    ['玩具', 'Toys', [counted('适用年龄', 'From age', '岁')]],
  ]),
  group(
    '图书文具',
    'Books and stationery',
    [],
    [
      ['图书', 'Books', [text('作者', 'Author'), text('出版社', 'Publisher'), text('ISBN', 'ISBN')]],
      ['童书绘本', 'Children’s books', [text('作者', 'Author'), counted('适用年龄', 'From age', '岁')]],
      ['文具', 'Stationery', [brand]],
      ['手工材料', 'Crafts', [material]],
    ],
  ),
  group(
    '鲜花绿植',
    'Flowers and plants',
    [
      counted('株高', 'Height', 'cm'),
      choice('光照', 'Light', [
        ['喜阳', 'Sun'],
        ['半阴', 'Half shade'],
        ['耐阴', 'Shade'],
      ]),
    ],
    [
      ['鲜花', 'Cut flowers', [counted('枝数', 'Stems', '枝')]],
      ['绿植盆栽', 'Potted plants', []],
      ['种子种苗', 'Seeds', []],
      ['园艺工具', 'Garden tools', [material]],
    ],
  ),
];
