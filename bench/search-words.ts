/** What the titles of the search benchmark are made of: names as goods in a Chinese mall have them. */

const list = (text: string): readonly string[] => text.trim().split(/\s+/);

export const brands = list(`
云舒 青禾 木棉 知夏 南山 北岸 山野 竹韵 清川 松间 素问 拾光 星河 远航 沐春 归然 半亩 稻香 晨曦 暖阳
蓝湾 白鹿 金麦 银杏 紫荆 红砖 绿野 墨染 朴素 良品 悦享 宜居 安澜 锦程 瑞丰 恒泰 华彩 东篱 西岭 海棠
听雨 望岳 临渊 踏雪 寻梅 醉月 邀云 枕溪 栖梧 抱朴 守拙 怀瑾 握瑜 鹤鸣 鹿鸣 莺时 槐序 兰秋 桂月 菊晨
梅见 柳岸 荷风 枫桥 杏林 桃源 橘洲 椰岛 榕城 蓉锦 江畔 湖心 泉城 渔歌 樵夫 耕读 织女 匠人 铁犁 陶然
瓷语 琉璃 玛瑙 琥珀 翡翠 珊瑚 珍珠 丹青 翰墨 弦歌 清弦 鼓浪 长风 破晓 飞鸿 惊鸿 追光 逐梦 启明 天枢
Novacore Brightlane Elmwood Tessara Quillon Maplefox Orbitek Lumora Fernhill Stonebay Velora Kestrel Bluepine
Harbora Cindrel Mistral Zephyro Solvane Ambrosa Northway Caldera Wrenly Pinecrest Arvello Bexley Corvano Delphine
Everlyn Foxglove Granite Hollowell Ivoryne Junipera Kindred Larkspur Meadowy Nimbusa Oakridge Peregrin Quarrell
Ravenna Silvano Thistle Umbriel Verdano Willowby Xanthea Yarrowin Zinnia Alpenglo Birchway Cobaltin Driftwood
Emberly Frostone Goldenrod Heatherly Indigora Jasperon Keystone Lavendra Moonstone Nightjar Opaline Primrose
Quartzite Rosewood Sandpiper Tamarind Uplander Vermilio Wildfern Axiomer Yellowfin Zephyrine Aurelio Belcanto
Cascadia Dovetail Eventide Firefly Glenmoor Hawthorn Ironbark Jadewing Kingfish Limestone Moorland Nutmegan
Orchardy Pebblery Quicksand Redwoode Saltmarsh Timberly Undertow Vineyard Waterlily Blackwood
`);

export const adjectives = list(`
轻薄 便携 防水 加厚 透气 速干 保暖 抗菌 静音 折叠 无线 智能 迷你 大号 家用 车载 户外 儿童 成人 老人
男士 女士 学生 办公 商务 复古 简约 北欧 日式 新中式 手工 有机 天然 纯棉 真丝 羊毛 亚麻 竹制 实木 不锈钢
玻璃 陶瓷 硅胶 碳钢 铝合金 钛合金 耐高温 防滑 防晒 防风 防尘 防摔 防潮 防蚊 除螨 除味 去油 美白 补水 控油
滋润 温和 无糖 低脂 高钙 全麦 鲜榨 冷萃 手冲 现磨 原味 麻辣 香辣 五香 蜂蜜 柠檬 抹茶 海盐 芝士 巧克力
升级 旗舰 经典 限量 礼盒 旅行 宿舍 露营 健身 瑜伽 跑步 骑行 登山 钓鱼 游泳 滑雪 婴儿 孕妇 宠物 厨房
浴室 卧室 客厅 阳台 书房 玄关 壁挂 落地 台式 手持 充电 插电 太阳能 节能 变频 恒温 定时 遥控 感应 语音
护眼 高清 降噪 立体声 长续航 快充 磁吸 可调节 可水洗 一次性 可降解 双层 三层 分格 密封 真空 大容量 小巧 高腰 宽松
修身 短款 长款 圆领 连帽 刺绣 印花 格子 条纹 纯色 渐变 亮面 磨砂 哑光 镂空 拼接 弹力 加绒 羊羔绒 灯芯绒
牛仔 针织 雪纺 蕾丝 皮质 帆布 网面 软底 厚底 平底 增高 减震 护踝 机能 工装 学院 田园 法式 港风 国潮
春季 夏季 秋冬 四季 早春 仲夏 深秋 隆冬 清晨 夜光 荧光 星空 海洋 森林 沙漠 极地 高原 江南 塞外 岭南
`);

export const nouns = list(`
蓝牙耳机 充电宝 数据线 手机壳 键盘 鼠标 显示器 笔记本 平板 音箱 麦克风 摄像头 路由器 投影仪 台灯 吊灯 夜灯 风扇 空调扇 加湿器
电饭煲 电水壶 豆浆机 榨汁机 破壁机 烤箱 微波炉 空气炸锅 电磁炉 洗碗机 吸尘器 扫地机 挂烫机 吹风机 剃须刀 牙刷 体重秤 按摩仪 足浴盆 血压计
炒锅 汤锅 蒸锅 砂锅 平底锅 菜刀 砧板 饭碗 盘子 筷子 勺子 水杯 茶壶 茶杯 保温杯 酒杯 饭盒 调料罐 保鲜盒 垃圾桶
床单 被套 枕头 毛毯 凉席 蚊帐 窗帘 地毯 抱枕 坐垫 衣架 收纳箱 鞋架 书架 餐桌 椅子 沙发 床垫 衣柜 梳妆台
衬衫 卫衣 毛衣 外套 羽绒服 风衣 连衣裙 半身裙 牛仔裤 运动裤 短裤 打底裤 睡衣 内衣 袜子 围巾 手套 帽子 皮带 领带
运动鞋 皮鞋 凉鞋 拖鞋 靴子 帆布鞋 双肩包 手提包 钱包 行李箱 雨伞 墨镜 手表 项链 耳环 手链 戒指 发夹 胸针 香囊
洗面奶 面霜 精华液 面膜 防晒霜 口红 眉笔 粉底液 眼影 香水 洗发水 护发素 沐浴露 身体乳 护手霜 牙膏 漱口水 洗衣液 洗洁精 香皂
绿茶 红茶 乌龙茶 普洱茶 花茶 咖啡豆 蜂蜜 燕麦片 坚果 饼干 蛋糕 面包 薯片 牛肉干 果干 酸奶 牛奶 豆浆粉 芝麻糊 藕粉
大米 面粉 挂面 酱油 食醋 食用油 辣椒酱 火锅底料 腊肠 火腿 海苔 木耳 香菇 红枣 枸杞 桂圆 莲子 百合 银耳 燕窝
帐篷 睡袋 登山杖 瑜伽垫 哑铃 跳绳 篮球 足球 羽毛球拍 乒乓球 钓鱼竿 自行车 滑板 头盔 护膝 泳镜 望远镜 指南针 水壶 野餐垫
积木 拼图 毛绒玩具 遥控车 画笔 彩泥 书包 文具盒 钢笔 本子 猫粮 狗粮 猫砂 牵引绳 鱼缸 花盆 绿植 种子 园艺剪 洒水壶
`);

export const specifications = list(`
250g 500g 1kg 2kg 5kg 100ml 250ml 500ml 1L 2L 16GB 64GB 128GB 256GB S M L XL 36码 40码
黑色 白色 灰色 蓝色 红色 单件 两件套 三件套 四件套 六支装 十包 1.5米 1.8米 2米 24寸 28寸 600W 1200W 2200W 10000mAh
`);
