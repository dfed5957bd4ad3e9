<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Words chosen once: token 词元, patch 图像块, class token 类别词元, register 寄存器, attention head 注意力头 or 头,
     layer 层, query/key/value 查询/键/值, map 热图, attention rollout 注意力展开, relevance 相关性传播, faithfulness 忠实度,
     entropy 熵, pin 标记, reference 参考, session 会话, panel 面板, checkpoint 检查点, template 模板, stem 前端.
     logits, softmax, MLP, logit lens, names of methods after their authors, ids and options stay. -->
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>core</name>
    <message>
        <source>from mean of %1 patches</source>
        <translation>来自 %1 个图像块的均值</translation>
    </message>
    <message>
        <source>from mean of %1 tokens</source>
        <translation>来自 %1 个词元的均值</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Layer %1, head %2</source>
        <translation>第 %1 层，头 %2</translation>
    </message>
    <message>
        <source>Explain %1</source>
        <translation>解释 %1</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>It takes %1, or row,column with rows %2 and columns %3; several joined by +, a rectangle as 0,0-1,2.</source>
        <translation>可为 %1，或 行,列（行 %2，列 %3）；多个以 + 连接，矩形写作 0,0-1,2。</translation>
    </message>
    <message>
        <source> (%1 bytes)</source>
        <translation>（%1 字节）</translation>
    </message>
    <message>
        <source>Ask from the selection</source>
        <translation>从选择提问</translation>
    </message>
    <message>
        <source> (layers 0 to %1)</source>
        <translation>（第 0 到 %1 层）</translation>
    </message>
    <message>
        <source>Make the figure smaller: a WebP picture has at most 16383 pixels a side.</source>
        <translation>请缩小图：WebP 图片每边最多 16383 像素。</translation>
    </message>
    <message>
        <source>mean of %1 patches</source>
        <translation>%1 个图像块的均值</translation>
    </message>
    <message>
        <source>mean of %1 tokens</source>
        <translation>%1 个词元的均值</translation>
    </message>
    <message>
        <source>Name them as row,column.</source>
        <translation>请以 行,列 的形式写出。</translation>
    </message>
    <message>
        <source>Only patches are pinned.</source>
        <translation>只能标记图像块。</translation>
    </message>
    <message>
        <source>Pixels at the chosen dots per inch, without loss, for journals that ask for it.</source>
        <translation>按所选每英寸点数保存像素，无损，供要求此格式的期刊使用。</translation>
    </message>
    <message>
        <source>Pixels at the chosen dots per inch, without loss, small: for pages and slides.</source>
        <translation>按所选每英寸点数保存像素，无损且体积小：用于网页和幻灯片。</translation>
    </message>
    <message>
        <source> (so far)</source>
        <translation>（进行中）</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation>，另有 %1</translation>
    </message>
    <message>
        <source> and the rest made to sum to 1.</source>
        <translation>，其余部分使其和为 1。</translation>
    </message>
    <message>
        <source> as vit-explain, </source>
        <translation>，同 vit-explain，</translation>
    </message>
    <message>
        <source> entries</source>
        <translation> 项</translation>
    </message>
    <message>
        <source> entry</source>
        <translation> 项</translation>
    </message>
    <message>
        <source> Left out, as they failed: %1.</source>
        <translation> 因失败未计入：%1。</translation>
    </message>
    <message>
        <source> Left out: </source>
        <translation> 未计入：</translation>
    </message>
    <message>
        <source> Maximum: 1 where it lies in the box; mass: the share above zero that does; %1.</source>
        <translation> 最大值：位于框内为 1；总量：大于零的部分中位于框内的比例；%1。</translation>
    </message>
    <message>
        <source> of the variance; each scaled to its own range.</source>
        <translation>方差；各按自身范围缩放。</translation>
    </message>
    <message>
        <source> ROAD, half of insertion - deletion: %1.</source>
        <translation> ROAD，（插入 − 删除）的一半：%1。</translation>
    </message>
    <message>
        <source>Strongest links</source>
        <translation>最强连接</translation>
    </message>
    <message>
        <source>TIFF picture</source>
        <translation>TIFF 图片</translation>
    </message>
    <message>
        <source>to mean of %1 patches</source>
        <translation>看向 %1 个图像块的均值</translation>
    </message>
    <message>
        <source>to mean of %1 tokens</source>
        <translation>看向 %1 个词元的均值</translation>
    </message>
    <message>
        <source> value beside the tensors was</source>
        <translation> 个张量旁的值</translation>
    </message>
    <message>
        <source> values beside the tensors were</source>
        <translation> 个张量旁的值</translation>
    </message>
    <message>
        <source>"%1" does not fit this option.</source>
        <translation>“%1”不适合此选项。</translation>
    </message>
    <message>
        <source>"%1" has the unknown key "%2".</source>
        <translation>“%1”含有未知的键“%2”。</translation>
    </message>
    <message>
        <source>"%1" is given twice.</source>
        <translation>“%1”给出了两次。</translation>
    </message>
    <message>
        <source>"%1" is missing.</source>
        <translation>缺少“%1”。</translation>
    </message>
    <message>
        <source>"%1" is neither a class index with a name nor a name with an index.</source>
        <translation>“%1”既不是带名称的类别编号，也不是带编号的名称。</translation>
    </message>
    <message>
        <source>"%1" is not an object.</source>
        <translation>“%1”不是对象。</translation>
    </message>
    <message>
        <source>"data_offsets" must hold two numbers.</source>
        <translation>“data_offsets”必须含有两个数。</translation>
    </message>
    <message>
        <source>"{%1}" says no width of 0 to 9.</source>
        <translation>“{%1}”的宽度不是 0 到 9。</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1（%2 到 %3）</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1，另有 %2 项</translation>
    </message>
    <message>
        <source>%1 are not pixels of three channels.</source>
        <translation>%1 不是三通道像素。</translation>
    </message>
    <message>
        <source>%1 arguments, which it does not take.</source>
        <translation>%1 个参数，而它不接受。</translation>
    </message>
    <message>
        <source>%1 as its items.</source>
        <translation>%1 作为其项。</translation>
    </message>
    <message>
        <source>%1 at another temperature</source>
        <translation>%1 改变了温度</translation>
    </message>
    <message>
        <source>%1 Best first.</source>
        <translation>%1 最好的在前。</translation>
    </message>
    <message>
        <source>%1 by depth</source>
        <translation>%1随深度的变化</translation>
    </message>
    <message>
        <source>%1 bytes before the tensor belong to no tensor.</source>
        <translation>张量之前有 %1 字节不属于任何张量。</translation>
    </message>
    <message>
        <source>%1 bytes follow the end of data.pkl's pickle.</source>
        <translation>data.pkl 的 pickle 结束之后还有 %1 字节。</translation>
    </message>
    <message>
        <source>%1 bytes follow the last storage.</source>
        <translation>最后一个存储之后还有 %1 字节。</translation>
    </message>
    <message>
        <source>%1 bytes follow the pickle.</source>
        <translation>pickle 之后还有 %1 字节。</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 无法读取。</translation>
    </message>
    <message>
        <source>%1 class names were given for %2 classes; they were left out</source>
        <translation>给出了 %1 个类别名称，而类别有 %2 个；未采用这些名称</translation>
    </message>
    <message>
        <source>%1 from %2 to %3.</source>
        <translation>%1，从 %2 到 %3。</translation>
    </message>
    <message>
        <source>%1 head</source>
        <translation>%1 个头</translation>
    </message>
    <message>
        <source>%1 heads</source>
        <translation>%1 个头</translation>
    </message>
    <message>
        <source>%1 heads do not divide the query width %2.</source>
        <translation>%1 个头不能整除查询宽度 %2。</translation>
    </message>
    <message>
        <source>%1 in every layer</source>
        <translation>每一层的%1</translation>
    </message>
    <message>
        <source>%1 in every layer%2, %3</source>
        <translation>每一层的%1%2，%3</translation>
    </message>
    <message>
        <source>%1 instead of a storage.</source>
        <translation>%1 而不是存储。</translation>
    </message>
    <message>
        <source>%1 instead of a tensor.</source>
        <translation>%1 而不是张量。</translation>
    </message>
    <message>
        <source>%1 instead of text.</source>
        <translation>%1 而不是文本。</translation>
    </message>
    <message>
        <source>%1 is %2 where %3 is needed</source>
        <translation>%1 为 %2，而需要 %3</translation>
    </message>
    <message>
        <source>%1 is %2, but it should be %3.</source>
        <translation>%1 为 %2，但应为 %3。</translation>
    </message>
    <message>
        <source>%1 is %2, which makes no sense; %3 is used instead</source>
        <translation>%1 为 %2，没有意义；改用 %3</translation>
    </message>
    <message>
        <source>%1 is [in, out]</source>
        <translation>%1 为 [输入, 输出]</translation>
    </message>
    <message>
        <source>%1 is left out: %2</source>
        <translation>未计入 %1：%2</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>缺少 %1</translation>
    </message>
    <message>
        <source>%1 is neither a picture nor model weights.</source>
        <translation>%1 既不是图片也不是模型权重。</translation>
    </message>
    <message>
        <source>%1 is not the file that %2 was made with: its SHA-256 differs.</source>
        <translation>%1 不是制作 %2 时所用的文件：其 SHA-256 不同。</translation>
    </message>
    <message>
        <source>%1 is not where the session says, nor beside it.</source>
        <translation>%1 不在会话所说的位置，也不在会话旁边。</translation>
    </message>
    <message>
        <source>%1 It was left out.</source>
        <translation>%1 未采用它。</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 层</translation>
    </message>
    <message>
        <source>%1 make no square patch of RGB pixels.</source>
        <translation>%1 不能组成正方形的 RGB 图像块。</translation>
    </message>
    <message>
        <source>%1 more classes</source>
        <translation>另有 %1 个类别</translation>
    </message>
    <message>
        <source>%1 more failed.</source>
        <translation>另有 %1 项失败。</translation>
    </message>
    <message>
        <source>%1 numbers in a patch</source>
        <translation>每个图像块 %1 个数</translation>
    </message>
    <message>
        <source>%1 numbers, projected</source>
        <translation>%1 个数，已投影</translation>
    </message>
    <message>
        <source>%1 of every head of %2, %3</source>
        <translation>%2 每个头的%1，%3</translation>
    </message>
    <message>
        <source>%1 of every head of layer %2, %3</source>
        <translation>第 %2 层每个头的%1，%3</translation>
    </message>
    <message>
        <source>%1 of layer %2</source>
        <translation>第 %2 层的%1</translation>
    </message>
    <message>
        <source>%1 of layer %2 for %3</source>
        <translation>第 %2 层针对 %3 的 %1</translation>
    </message>
    <message>
        <source>%1 off</source>
        <translation>%1关闭</translation>
    </message>
    <message>
        <source>%1 paints no map of values.</source>
        <translation>%1 不绘制数值热图。</translation>
    </message>
    <message>
        <source>%1 patch</source>
        <translation>%1 个图像块</translation>
    </message>
    <message>
        <source>%1 patches</source>
        <translation>%1 个图像块</translation>
    </message>
    <message>
        <source>%1 patches removed</source>
        <translation>移除了 %1 个图像块</translation>
    </message>
    <message>
        <source>%1 removed (%2)</source>
        <translation>%1已移除（%2）</translation>
    </message>
    <message>
        <source>%1 shows places of a picture, which are something else in the next one.</source>
        <translation>%1 显示图片中的位置，在下一张中含义不同。</translation>
    </message>
    <message>
        <source>%1 shows the weights alone, which are the same for every picture.</source>
        <translation>%1 只显示权重，对每张图片都相同。</translation>
    </message>
    <message>
        <source>%1 tensors do not fit: %2.</source>
        <translation>有 %1 个张量不符：%2。</translation>
    </message>
    <message>
        <source>%1 was left out: %2</source>
        <translation>未采用 %1：%2</translation>
    </message>
    <message>
        <source>%1 was not found, neither beside the figure nor among the files opened lately.</source>
        <translation>未找到 %1：既不在图形旁边，也不在最近打开的文件中。</translation>
    </message>
    <message>
        <source>%1 was pasted, and a session holds no pixels.</source>
        <translation>%1 是粘贴的图片，而会话不含像素。</translation>
    </message>
    <message>
        <source>%1 was skipped: a figure's view is brought back alone.</source>
        <translation>已跳过 %1：图形的视图只能单独恢复。</translation>
    </message>
    <message>
        <source>%1 was skipped: a session is opened alone.</source>
        <translation>已跳过 %1：会话只能单独打开。</translation>
    </message>
    <message>
        <source>%1 was skipped: one model at a time.</source>
        <translation>已跳过 %1：一次只能打开一个模型。</translation>
    </message>
    <message>
        <source>%1 weights are not finite numbers</source>
        <translation>%1 个权重不是有限数</translation>
    </message>
    <message>
        <source>%1 without %2 % at either end</source>
        <translation>%1，两端各去掉 %2 %</translation>
    </message>
    <message>
        <source>%1, %2 files</source>
        <translation>%1，%2 个文件</translation>
    </message>
    <message>
        <source>%1, area %2</source>
        <translation>%1，面积 %2</translation>
    </message>
    <message>
        <source>%1, logarithmic</source>
        <translation>%1，对数</translation>
    </message>
    <message>
        <source>%1, mean of %2</source>
        <translation>%1，%2的平均</translation>
    </message>
    <message>
        <source>%1, mean of %2 picture</source>
        <translation>%1，%2 张图片的平均</translation>
    </message>
    <message>
        <source>%1, mean of %2 pictures</source>
        <translation>%1，%2 张图片的平均</translation>
    </message>
    <message>
        <source>%1, row %2, column %3: %4</source>
        <translation>%1，第 %2 行第 %3 列：%4</translation>
    </message>
    <message>
        <source>%1, symmetric about zero</source>
        <translation>%1，关于零对称</translation>
    </message>
    <message>
        <source>%1; and %2 more</source>
        <translation>%1；另有 %2 项</translation>
    </message>
    <message>
        <source>%1; each component scaled to its own range, its share of the variance above it.</source>
        <translation>%1；每个成分按各自范围缩放，上方为其方差占比。</translation>
    </message>
    <message>
        <source>%1embeddings.register_tokens: registers</source>
        <translation>%1embeddings.register_tokens：寄存器</translation>
    </message>
    <message>
        <source>%1its storage %2 holds %3 numbers.</source>
        <translation>%1其存储 %2 含有 %3 个数。</translation>
    </message>
    <message>
        <source>%1reaches past the end of its storage %2.</source>
        <translation>%1超出其存储 %2 的末尾。</translation>
    </message>
    <message>
        <source>%1the mean of all patches</source>
        <translation>%1所有图像块的平均</translation>
    </message>
    <message>
        <source>%1the patch at row %2, column %3</source>
        <translation>%1第 %2 行第 %3 列的图像块</translation>
    </message>
    <message>
        <source>(insertion - deletion) / 2</source>
        <translation>（插入 − 删除）/ 2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>, after the final norm</source>
        <translation>，经过最终归一化</translation>
    </message>
    <message>
        <source>, from </source>
        <translation>，来自</translation>
    </message>
    <message>
        <source>, logarithmic</source>
        <translation>，对数</translation>
    </message>
    <message>
        <source>, row %1, column %2: </source>
        <translation>，行 %1，列 %2：</translation>
    </message>
    <message>
        <source>, so that what goes to them counts as 0.</source>
        <translation>，因此分给它们的部分计为 0。</translation>
    </message>
    <message>
        <source>, symmetric about zero</source>
        <translation>，关于零对称</translation>
    </message>
    <message>
        <source>, the second averaged by position from %1 to %2</source>
        <translation>，第二张按位置从 %1 平均到 %2</translation>
    </message>
    <message>
        <source>WebP picture</source>
        <translation>WebP 图片</translation>
    </message>
    <message>
        <source>What is shown, what --against (or a second picture or model) makes of it, and the signed difference about zero.</source>
        <translation>当前显示的内容、--against（或第二张图片、第二个模型）所得结果，以及以零为中心的有符号差值。</translation>
    </message>
    <message>
        <source>, with residual</source>
        <translation>，含残差</translation>
    </message>
    <message>
        <source>. Area: mean of the score over all removals</source>
        <translation>。面积：所有移除步骤的分数平均</translation>
    </message>
    <message>
        <source>. Area: mean of the score over the shares, by trapezoids</source>
        <translation>。面积：按比例用梯形法求的分数平均</translation>
    </message>
    <message>
        <source>1 changes nothing.</source>
        <translation>1 表示不变。</translation>
    </message>
    <message>
        <source>16-bit values scaled to 8 bits</source>
        <translation>16 位数值缩放为 8 位</translation>
    </message>
    <message>
        <source>1: attention among patches is made to sum to 1 first; 0: what goes to prefix tokens counts as distance 0, as in the published code.</source>
        <translation>1：先使图像块之间的注意力之和为 1；0：分给前缀词元的部分按距离 0 计，与已发表的代码相同。</translation>
    </message>
    <message>
        <source>1: the flows of all tokens are made to sum to 1, as in the authors' code.</source>
        <translation>1：使所有词元的流量之和为 1，与作者的代码相同。</translation>
    </message>
    <message>
        <source>1: the token itself is added to what it gives to itself, as the skip connection does; 0: attention alone.</source>
        <translation>1：把词元自身加到它给自己的部分上，如同跳跃连接；0：只算注意力。</translation>
    </message>
    <message>
        <source>20 passes, each back through the last block alone</source>
        <translation>20 次只反向经过最后一块的计算</translation>
    </message>
    <message>
        <source>2000 passes</source>
        <translation>2000 次前向</translation>
    </message>
    <message>
        <source>25 passes there and back</source>
        <translation>25 次前向与反向计算</translation>
    </message>
    <message>
        <source>50 passes there and back</source>
        <translation>50 次前向与反向计算</translation>
    </message>
    <message>
        <source>: </source>
        <translation>：</translation>
    </message>
    <message>
        <source>; -1 is the model's last.</source>
        <translation>；-1 为模型的最后一层。</translation>
    </message>
    <message>
        <source>; intervals: 95 %, Student's t of the mean over pictures.</source>
        <translation>；区间：95 %，按图片平均值的 Student t。</translation>
    </message>
    <message>
        <source>; those under %1 were not opened.</source>
        <translation>；%1 之下的未打开。</translation>
    </message>
    <message>
        <source>a batch makes figures, not films.</source>
        <translation>批处理生成图形，不生成动画。</translation>
    </message>
    <message>
        <source>a BigTIFF picture</source>
        <translation>BigTIFF 图片</translation>
    </message>
    <message>
        <source>a CaiT</source>
        <translation>CaiT</translation>
    </message>
    <message>
        <source>A checksum in the PNG is wrong.</source>
        <translation>PNG 中的一个校验和有误。</translation>
    </message>
    <message>
        <source>A chunk of the PNG has an impossible length.</source>
        <translation>PNG 的一个数据块长度不可能。</translation>
    </message>
    <message>
        <source>a class</source>
        <translation>类</translation>
    </message>
    <message>
        <source>A click shows that head alone</source>
        <translation>单击只显示该头</translation>
    </message>
    <message>
        <source>a CoaT</source>
        <translation>CoaT</translation>
    </message>
    <message>
        <source>a CoAtNet</source>
        <translation>CoAtNet</translation>
    </message>
    <message>
        <source>a ConViT</source>
        <translation>ConViT</translation>
    </message>
    <message>
        <source>a ConvNeXt</source>
        <translation>ConvNeXt</translation>
    </message>
    <message>
        <source>a convolutional network</source>
        <translation>卷积网络</translation>
    </message>
    <message>
        <source>a CrossViT</source>
        <translation>CrossViT</translation>
    </message>
    <message>
        <source>a CvT</source>
        <translation>CvT</translation>
    </message>
    <message>
        <source>a DaViT</source>
        <translation>DaViT</translation>
    </message>
    <message>
        <source>a decoder asks for objects in a convolutional network's features</source>
        <translation>解码器在卷积网络的特征中询问物体</translation>
    </message>
    <message>
        <source>a DETR detector</source>
        <translation>DETR 检测器</translation>
    </message>
    <message>
        <source>a dict</source>
        <translation>字典</translation>
    </message>
    <message>
        <source>a FastViT</source>
        <translation>FastViT</translation>
    </message>
    <message>
        <source>A file in the record is not an object.</source>
        <translation>记录中的一个文件不是对象。</translation>
    </message>
    <message>
        <source>a file that this batch did not make is there already.</source>
        <translation>那里已有一个并非由本次批处理生成的文件。</translation>
    </message>
    <message>
        <source>A film shows maps, and %1 yields %2.</source>
        <translation>动画显示热图，而 %1 产生%2。</translation>
    </message>
    <message>
        <source>A film shows one map at a time.</source>
        <translation>动画一次显示一张热图。</translation>
    </message>
    <message>
        <source>a finite number</source>
        <translation>有限的数</translation>
    </message>
    <message>
        <source>a FocalNet</source>
        <translation>FocalNet</translation>
    </message>
    <message>
        <source>A folder as model sites publish it: weights and config.json.</source>
        <translation>模型网站发布的文件夹：权重和 config.json。</translation>
    </message>
    <message>
        <source>a gallery of small pictures</source>
        <translation>小图集</translation>
    </message>
    <message>
        <source>a GCViT</source>
        <translation>GCViT</translation>
    </message>
    <message>
        <source>a GIF</source>
        <translation>GIF</translation>
    </message>
    <message>
        <source>a head (0 is the first), mean, max or min</source>
        <translation>头的编号（0 为第一个）、mean、max 或 min</translation>
    </message>
    <message>
        <source>A head that looks at one token need not add anything, and a wide one may collect what matters.</source>
        <translation>只看一个词元的头未必有贡献，看得广的头也可能在汇集重要信息。</translation>
    </message>
    <message>
        <source>a HEIF or AVIF picture</source>
        <translation>HEIF 或 AVIF 图片</translation>
    </message>
    <message>
        <source>a Hiera</source>
        <translation>Hiera</translation>
    </message>
    <message>
        <source>a JPEG 2000 picture</source>
        <translation>JPEG 2000 图片</translation>
    </message>
    <message>
        <source>a LeViT</source>
        <translation>LeViT</translation>
    </message>
    <message>
        <source>a linear classifier alone</source>
        <translation>单独的线性分类器</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>a list of files</source>
        <translation>文件列表</translation>
    </message>
    <message>
        <source>A long token need not matter, and what an artifact token holds has little to do with its place.</source>
        <translation>长的词元未必重要，异常词元所含的内容与其位置关系不大。</translation>
    </message>
    <message>
        <source>a LoRA adapter</source>
        <translation>LoRA 适配器</translation>
    </message>
    <message>
        <source>a map</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>a map of colours</source>
        <translation>颜色图</translation>
    </message>
    <message>
        <source>a maximum over the patches</source>
        <translation>对图像块取最大值</translation>
    </message>
    <message>
        <source>a MaxViT</source>
        <translation>MaxViT</translation>
    </message>
    <message>
        <source>a MaxViT or a relation of it</source>
        <translation>MaxViT 或其近亲</translation>
    </message>
    <message>
        <source>a MobileViT</source>
        <translation>MobileViT</translation>
    </message>
    <message>
        <source>a model of pictures and text</source>
        <translation>图文模型</translation>
    </message>
    <message>
        <source>a model of videos</source>
        <translation>视频模型</translation>
    </message>
    <message>
        <source>a model quantised by PyTorch</source>
        <translation>用 PyTorch 量化的模型</translation>
    </message>
    <message>
        <source>a model quantised with bitsandbytes</source>
        <translation>用 bitsandbytes 量化的模型</translation>
    </message>
    <message>
        <source>a model quantised with GPTQ or AWQ</source>
        <translation>用 GPTQ 或 AWQ 量化的模型</translation>
    </message>
    <message>
        <source>a NaFlexVit with factorised positions</source>
        <translation>位置分解的 NaFlexVit</translation>
    </message>
    <message>
        <source>a name in small letters</source>
        <translation>小写字母的名称</translation>
    </message>
    <message>
        <source>a name of at most 1024 bytes</source>
        <translation>至多 1024 字节的名称</translation>
    </message>
    <message>
        <source>a name without folders</source>
        <translation>不带文件夹的名称</translation>
    </message>
    <message>
        <source>a negative number</source>
        <translation>负数</translation>
    </message>
    <message>
        <source>a NesT</source>
        <translation>NesT</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数</translation>
    </message>
    <message>
        <source>a number above 0</source>
        <translation>大于 0 的数</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>%1 到 %2 的数</translation>
    </message>
    <message>
        <source>a number from 0 to 49</source>
        <translation>0 到 49 的数</translation>
    </message>
    <message>
        <source>A number is too large</source>
        <translation>有一个数过大</translation>
    </message>
    <message>
        <source>A number of the tensor is 2^63 or more.</source>
        <translation>张量的一个数为 2^63 或更大。</translation>
    </message>
    <message>
        <source>A part of the tensor is missing.</source>
        <translation>缺少张量的一部分。</translation>
    </message>
    <message>
        <source>A patch counts as an artifact above the median by this many median absolute deviations.</source>
        <translation>图像块超出中位数这么多倍绝对中位差即视为异常。</translation>
    </message>
    <message>
        <source>a path relative to the session</source>
        <translation>相对于会话的路径</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>a Photoshop document</source>
        <translation>Photoshop 文档</translation>
    </message>
    <message>
        <source>A pickled dict of arrays, as paddle.save writes it; read by rules and never run.</source>
        <translation>paddle.save 写出的数组字典（pickle）；按规则读取，从不运行。</translation>
    </message>
    <message>
        <source>A picture of %1 pixels would have to be enlarged to %2 before it is cropped.</source>
        <translation>%1 像素的图片在裁剪前必须放大到 %2。</translation>
    </message>
    <message>
        <source>a PiT</source>
        <translation>PiT</translation>
    </message>
    <message>
        <source>a PoolFormer</source>
        <translation>PoolFormer</translation>
    </message>
    <message>
        <source>A principal component has no sign of its own: skewed chooses the one whose large values are positive, opposite the other.</source>
        <translation>主成分本身没有符号：skewed 选择大值为正的那个方向，opposite 选择相反方向。</translation>
    </message>
    <message>
        <source>a published lesson of this shape has 4</source>
        <translation>已发布的这种形状的模型有 4 个</translation>
    </message>
    <message>
        <source>a Pyramid Vision Transformer</source>
        <translation>Pyramid Vision Transformer</translation>
    </message>
    <message>
        <source>a Python object</source>
        <translation>Python 对象</translation>
    </message>
    <message>
        <source>a quantised model</source>
        <translation>量化的模型</translation>
    </message>
    <message>
        <source>a Radiance HDR picture</source>
        <translation>Radiance HDR 图片</translation>
    </message>
    <message>
        <source>a representation layer with an activation</source>
        <translation>带激活函数的表示层</translation>
    </message>
    <message>
        <source>a ResMLP</source>
        <translation>ResMLP</translation>
    </message>
    <message>
        <source>a ResNet or a relation of it</source>
        <translation>ResNet 或其近亲</translation>
    </message>
    <message>
        <source>a SegFormer</source>
        <translation>SegFormer</translation>
    </message>
    <message>
        <source>A segment of the JPEG has an impossible length.</source>
        <translation>JPEG 的一个段长度不可能。</translation>
    </message>
    <message>
        <source>a set</source>
        <translation>集合</translation>
    </message>
    <message>
        <source>a small network or a table gives each pair of tokens a bias</source>
        <translation>由小网络或表给每对词元一个偏置</translation>
    </message>
    <message>
        <source>a speech model</source>
        <translation>语音模型</translation>
    </message>
    <message>
        <source>a storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>a Swin Transformer</source>
        <translation>Swin Transformer</translation>
    </message>
    <message>
        <source>a Swin Transformer V2</source>
        <translation>Swin Transformer V2</translation>
    </message>
    <message>
        <source>a table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>a table gives each pair of tokens a bias</source>
        <translation>由表给每对词元一个偏置</translation>
    </message>
    <message>
        <source>a table is written as .csv or .jsonl.</source>
        <translation>表格写为 .csv 或 .jsonl。</translation>
    </message>
    <message>
        <source>A table of tensors and their bytes, without any code; what most model sites publish.</source>
        <translation>张量表及其字节，不含任何代码；大多数模型网站采用此格式。</translation>
    </message>
    <message>
        <source>a tensor</source>
        <translation>张量</translation>
    </message>
    <message>
        <source>a tensor does not fit: %1.</source>
        <translation>有一个张量不符：%1。</translation>
    </message>
    <message>
        <source>A tensor has %1 axes; at most 8 are read.</source>
        <translation>一个张量有 %1 个轴；至多读取 8 个。</translation>
    </message>
    <message>
        <source>A tensor has not as many strides as axes.</source>
        <translation>一个张量的轴与步幅数目不同。</translation>
    </message>
    <message>
        <source>A tensor in the file has no name.</source>
        <translation>文件中有一个张量没有名称。</translation>
    </message>
    <message>
        <source>A tensor says %1 but </source>
        <translation>一个张量自称 %1，但</translation>
    </message>
    <message>
        <source>A tensor's %1 is %2.</source>
        <translation>一个张量的 %1 是 %2。</translation>
    </message>
    <message>
        <source>A tensor's %1 is not a number of 0 or more.</source>
        <translation>一个张量的 %1 不是 0 或更大的数。</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>a text model</source>
        <translation>文本模型</translation>
    </message>
    <message>
        <source>a text of at most 4096 bytes</source>
        <translation>至多 4096 字节的文本</translation>
    </message>
    <message>
        <source>a TimeSformer</source>
        <translation>TimeSformer</translation>
    </message>
    <message>
        <source>a TinyViT</source>
        <translation>TinyViT</translation>
    </message>
    <message>
        <source>a TNT</source>
        <translation>TNT</translation>
    </message>
    <message>
        <source>a TorchScript object</source>
        <translation>TorchScript 对象</translation>
    </message>
    <message>
        <source>a tuple</source>
        <translation>元组</translation>
    </message>
    <message>
        <source>a Twins Transformer</source>
        <translation>Twins Transformer</translation>
    </message>
    <message>
        <source>A view of storage %1 does not lie inside it.</source>
        <translation>存储 %1 的一个视图超出其范围。</translation>
    </message>
    <message>
        <source>a Vision Transformer behind a ResNet with batch normalisation</source>
        <translation>位于带批归一化 ResNet 之后的 Vision Transformer</translation>
    </message>
    <message>
        <source>a Vision Transformer with fused blocks</source>
        <translation>带融合块的 Vision Transformer</translation>
    </message>
    <message>
        <source>a Vision Transformer with parallel blocks</source>
        <translation>带并行块的 Vision Transformer</translation>
    </message>
    <message>
        <source>a Vision Transformer with relative positions only</source>
        <translation>只有相对位置的 Vision Transformer</translation>
    </message>
    <message>
        <source>a VOLO</source>
        <translation>VOLO</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a whole number above 0</source>
        <translation>大于 0 的整数</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>%1 到 %2 的整数</translation>
    </message>
    <message>
        <source>a whole number of usual size</source>
        <translation>常规大小的整数</translation>
    </message>
    <message>
        <source>a Windows icon</source>
        <translation>Windows 图标</translation>
    </message>
    <message>
        <source>a YOLOS detector</source>
        <translation>YOLOS 检测器</translation>
    </message>
    <message>
        <source>a zip archive</source>
        <translation>zip 压缩包</translation>
    </message>
    <message>
        <source>about 170 passes, and those of the map</source>
        <translation>约 170 次前向，外加生成热图的计算</translation>
    </message>
    <message>
        <source>about 40 passes for each method, and those of its map</source>
        <translation>每种方法约 40 次前向，外加生成其热图的计算</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>activation x gradient</source>
        <translation>激活 × 梯度</translation>
    </message>
    <message>
        <source>adds items to %1</source>
        <translation>把项加到 %1</translation>
    </message>
    <message>
        <source>after block %1</source>
        <translation>第 %1 块之后</translation>
    </message>
    <message>
        <source>Alike may mean the same object, the same texture or nearly the same place.</source>
        <translation>相似可能指同一物体、同一纹理或几乎同一位置。</translation>
    </message>
    <message>
        <source>all blocks share a network that gives each pair a bias</source>
        <translation>所有块共用一个给每对词元偏置的网络</translation>
    </message>
    <message>
        <source>All cells sum to the logit, %1; every norm is held at its own mean and deviation. Rest: the embedded picture, the bias of attention's output, the biases of norm and classifier.</source>
        <translation>所有单元格之和等于 logit，%1；各归一化保持其自身的均值和标准差。其余：嵌入后的图片、注意力输出的偏置、归一化和分类器的偏置。</translation>
    </message>
    <message>
        <source>All heads of the layer</source>
        <translation>该层的所有头</translation>
    </message>
    <message>
        <source>All layers</source>
        <translation>所有层</translation>
    </message>
    <message>
        <source>all published ones are 64 wide</source>
        <translation>已发布的宽度均为 64</translation>
    </message>
    <message>
        <source>an array</source>
        <translation>数组</translation>
    </message>
    <message>
        <source>An array says %1 of %2 but holds %3 bytes.</source>
        <translation>一个数组自称有 %2 个 %1，但含有 %3 字节。</translation>
    </message>
    <message>
        <source>An array's text does not hold the bytes of its elements.</source>
        <translation>数组的文本不包含其元素的字节。</translation>
    </message>
    <message>
        <source>an EdgeNeXt</source>
        <translation>EdgeNeXt</translation>
    </message>
    <message>
        <source>an EfficientFormer</source>
        <translation>EfficientFormer</translation>
    </message>
    <message>
        <source>an EfficientNet or a MobileNet</source>
        <translation>EfficientNet 或 MobileNet</translation>
    </message>
    <message>
        <source>an EfficientViT</source>
        <translation>EfficientViT</translation>
    </message>
    <message>
        <source>an image generator (diffusion transformer)</source>
        <translation>图像生成器（扩散 Transformer）</translation>
    </message>
    <message>
        <source>an image generator (diffusion U-Net)</source>
        <translation>图像生成器（扩散 U-Net）</translation>
    </message>
    <message>
        <source>an image of %1 has %2 patches, but there are position embeddings for %3.</source>
        <translation>%1 的图像有 %2 个图像块，但位置嵌入是为 %3 准备的。</translation>
    </message>
    <message>
        <source>an image of %1 holds no patch of %2.</source>
        <translation>%1 的图像放不下 %2 的图像块。</translation>
    </message>
    <message>
        <source>an MLP-Mixer</source>
        <translation>MLP-Mixer</translation>
    </message>
    <message>
        <source>an MViT</source>
        <translation>MViT</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>an object of another engine was given.</source>
        <translation>给出的是另一个引擎的对象。</translation>
    </message>
    <message>
        <source>an object that names a file</source>
        <translation>指明文件的对象</translation>
    </message>
    <message>
        <source>an OpenEXR picture</source>
        <translation>OpenEXR 图片</translation>
    </message>
    <message>
        <source>an output would overwrite the weights.</source>
        <translation>输出会覆盖权重。</translation>
    </message>
    <message>
        <source>an SVG drawing</source>
        <translation>SVG 绘图</translation>
    </message>
    <message>
        <source>an XCiT</source>
        <translation>XCiT</translation>
    </message>
    <message>
        <source>an XML document</source>
        <translation>XML 文档</translation>
    </message>
    <message>
        <source>announces %1 bytes but has fewer left</source>
        <translation>宣称有 %1 字节，但剩余不足</translation>
    </message>
    <message>
        <source>any size will do</source>
        <translation>任何尺寸均可</translation>
    </message>
    <message>
        <source>architecture</source>
        <translation>架构</translation>
    </message>
    <message>
        <source>area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Area: mean of the score over all removals; a good map has a small one for deletion, a large one for insertion.</source>
        <translation>面积：所有移除步骤的分数平均；好的热图在删除时值小，在插入时值大。</translation>
    </message>
    <message>
        <source>Area: mean of the score over the shares, by trapezoids; a good map has a small one for deletion, a large one for insertion.</source>
        <translation>面积：按比例用梯形法求的分数平均；好的热图在删除时值小，在插入时值大。</translation>
    </message>
    <message>
        <source>arithmetic of the ResNet</source>
        <translation>ResNet 的算术</translation>
    </message>
    <message>
        <source>arrays are written as .npz.</source>
        <translation>数组写为 .npz。</translation>
    </message>
    <message>
        <source>Arrays by name, as numpy.savez writes them and JAX models are published.</source>
        <translation>按名称存放的数组，由 numpy.savez 写出，JAX 模型以此发布。</translation>
    </message>
    <message>
        <source>Arrays of two bytes without a type are read as bfloat16, as JAX saves it.</source>
        <translation>没有类型的两字节数组按 bfloat16 读取，与 JAX 的保存方式一致。</translation>
    </message>
    <message>
        <source>Arrays of uint16 are read as bfloat16, which Paddle saves so.</source>
        <translation>uint16 数组按 bfloat16 读取，Paddle 以此保存。</translation>
    </message>
    <message>
        <source>Artifact tokens by depth</source>
        <translation>异常词元随深度的变化</translation>
    </message>
    <message>
        <source>as ViT_small of PaddleClas has</source>
        <translation>同 PaddleClas 的 ViT_small</translation>
    </message>
    <message>
        <source>Ask for self or prefix.</source>
        <translation>请选择 self 或 prefix。</translation>
    </message>
    <message>
        <source>Ask for self.</source>
        <translation>请选择 self。</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>attention %1</source>
        <translation>注意力 %1</translation>
    </message>
    <message>
        <source>attention and MLP run side by side from one projection</source>
        <translation>注意力与 MLP 由同一投影并行计算</translation>
    </message>
    <message>
        <source>Attention distance</source>
        <translation>注意力距离</translation>
    </message>
    <message>
        <source>Attention entropy</source>
        <translation>注意力熵</translation>
    </message>
    <message>
        <source>Attention entropy, %1</source>
        <translation>注意力熵，%1</translation>
    </message>
    <message>
        <source>Attention flow</source>
        <translation>注意力流</translation>
    </message>
    <message>
        <source>Attention flow from %1</source>
        <translation>来自%1的注意力流</translation>
    </message>
    <message>
        <source>attention flow holds the attention of all layers at once and solves a maximum flow for each of %1 tokens; %2 layers are too many for that.</source>
        <translation>注意力流要同时保存所有层的注意力，并为 %1 个词元各解一次最大流；%2 层对此太多。</translation>
    </message>
    <message>
        <source>Attention in every layer, %1, %2</source>
        <translation>每一层的注意力，%1，%2</translation>
    </message>
    <message>
        <source>Attention mask</source>
        <translation>注意力掩码</translation>
    </message>
    <message>
        <source>Attention mass</source>
        <translation>注意力总量</translation>
    </message>
    <message>
        <source>Attention of all heads of all layers, %1</source>
        <translation>所有层所有头的注意力，%1</translation>
    </message>
    <message>
        <source>Attention of all heads of layer %1, %2</source>
        <translation>第 %1 层所有头的注意力，%2</translation>
    </message>
    <message>
        <source>attention pooling</source>
        <translation>注意力汇聚</translation>
    </message>
    <message>
        <source>attention pooling with an MLP of its own</source>
        <translation>带有自身 MLP 的注意力汇聚</translation>
    </message>
    <message>
        <source>Attention rollout</source>
        <translation>注意力展开</translation>
    </message>
    <message>
        <source>Attention rollout from %1</source>
        <translation>来自%1的注意力展开</translation>
    </message>
    <message>
        <source>Attention rollout from %1, as %2</source>
        <translation>来自%1的注意力展开，同 %2</translation>
    </message>
    <message>
        <source>Attention to %1, %2</source>
        <translation>对%1的注意力，%2</translation>
    </message>
    <message>
        <source>attention weight</source>
        <translation>注意力权重</translation>
    </message>
    <message>
        <source>Attention, layer %1, %2, from %3</source>
        <translation>注意力，第 %1 层，%2，来自%3</translation>
    </message>
    <message>
        <source>Attention, layer %1, %2, to %3</source>
        <translation>注意力，第 %1 层，%2，到%3</translation>
    </message>
    <message>
        <source>Average of</source>
        <translation>对什么求平均</translation>
    </message>
    <message>
        <source>Average over all %1 pictures</source>
        <translation>对全部 %1 张图片求平均</translation>
    </message>
    <message>
        <source>Average over pictures</source>
        <translation>对图片求平均</translation>
    </message>
    <message>
        <source>Average over pictures of one kind.</source>
        <translation>请对同一类的图片求平均。</translation>
    </message>
    <message>
        <source>avg and max, averaged</source>
        <translation>平均与最大的平均</translation>
    </message>
    <message>
        <source>avg of all tokens</source>
        <translation>所有词元的平均</translation>
    </message>
    <message>
        <source>axial, for 16x16 patches</source>
        <translation>轴向，适用于 16x16 图像块</translation>
    </message>
    <message>
        <source>axis of the query kernel</source>
        <translation>查询核的轴</translation>
    </message>
    <message>
        <source>B patch (r %1, c %2)</source>
        <translation>B 图像块（行 %1，列 %2）</translation>
    </message>
    <message>
        <source>BAAI's EVA-02</source>
        <translation>BAAI 的 EVA-02</translation>
    </message>
    <message>
        <source>BEiT needs relative position biases or position embeddings; save the whole model.</source>
        <translation>BEiT 需要相对位置偏置或位置嵌入；请保存完整模型。</translation>
    </message>
    <message>
        <source>beside a model</source>
        <translation>模型旁边</translation>
    </message>
    <message>
        <source>Best first.</source>
        <translation>最好的在前。</translation>
    </message>
    <message>
        <source>between the tokens and the logits of this model stands %1, so a logit is no sum of what the blocks add.</source>
        <translation>此模型的词元与 logits 之间有%1，因此 logit 不是各块贡献之和。</translation>
    </message>
    <message>
        <source>bicubic with aligned corners, as torchvision</source>
        <translation>双三次，角点对齐，同 torchvision</translation>
    </message>
    <message>
        <source>bicubic with an offset of 0.1, as Meta</source>
        <translation>双三次，偏移 0.1，同 Meta</translation>
    </message>
    <message>
        <source>bicubic, antialiased</source>
        <translation>双三次，抗锯齿</translation>
    </message>
    <message>
        <source>bicubic, antialiased, as Hugging Face</source>
        <translation>双三次，抗锯齿，同 Hugging Face</translation>
    </message>
    <message>
        <source>bicubic, antialiased, as Meta</source>
        <translation>双三次，抗锯齿，同 Meta</translation>
    </message>
    <message>
        <source>bicubic, antialiased, as OpenCLIP</source>
        <translation>双三次，抗锯齿，同 OpenCLIP</translation>
    </message>
    <message>
        <source>bicubic, antialiased, as timm</source>
        <translation>双三次，抗锯齿，同 timm</translation>
    </message>
    <message>
        <source>bicubic, as BAAI</source>
        <translation>双三次，同 BAAI</translation>
    </message>
    <message>
        <source>bicubic, as Hugging Face</source>
        <translation>双三次，同 Hugging Face</translation>
    </message>
    <message>
        <source>Bidirectional attention</source>
        <translation>双向注意力</translation>
    </message>
    <message>
        <source>Bidirectional attention for %1</source>
        <translation>针对 %1 的双向注意力</translation>
    </message>
    <message>
        <source>big_vision, stacked blocks</source>
        <translation>big_vision，各块堆叠</translation>
    </message>
    <message>
        <source>bilinear, antialiased</source>
        <translation>双线性，抗锯齿</translation>
    </message>
    <message>
        <source>bilinear, antialiased, as Hugging Face</source>
        <translation>双线性，抗锯齿，同 Hugging Face</translation>
    </message>
    <message>
        <source>bilinear, antialiased, as timm</source>
        <translation>双线性，抗锯齿，同 timm</translation>
    </message>
    <message>
        <source>Black to white.</source>
        <translation>从黑到白。</translation>
    </message>
    <message>
        <source>block %1/%2</source>
        <translation>块 %1/%2</translation>
    </message>
    <message>
        <source>block %1/%2 backwards</source>
        <translation>反向，块 %1/%2</translation>
    </message>
    <message>
        <source>blocks passed</source>
        <translation>已通过的块数</translation>
    </message>
    <message>
        <source>Blue to yellow, nearly the same for colour-blind readers.</source>
        <translation>从蓝到黄，色觉异常的读者看来几乎相同。</translation>
    </message>
    <message>
        <source>Box around the selection</source>
        <translation>围住所选的框</translation>
    </message>
    <message>
        <source>Box, height</source>
        <translation>框，高</translation>
    </message>
    <message>
        <source>Box, left</source>
        <translation>框，左</translation>
    </message>
    <message>
        <source>Box, top</source>
        <translation>框，上</translation>
    </message>
    <message>
        <source>Box, width</source>
        <translation>框，宽</translation>
    </message>
    <message>
        <source>By its name this is a part of a TensorFlow checkpoint.</source>
        <translation>按其名称，这是 TensorFlow 检查点的一部分。</translation>
    </message>
    <message>
        <source>Bytes after the end of an array were left out.</source>
        <translation>略去了数组末尾之后的字节。</translation>
    </message>
    <message>
        <source>Can the map be trusted</source>
        <translation>热图可信吗</translation>
    </message>
    <message>
        <source>causal impact</source>
        <translation>因果影响</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>格数</translation>
    </message>
    <message>
        <source>Cells of a mask along each side before it is enlarged.</source>
        <translation>放大之前掩码每边的格数。</translation>
    </message>
    <message>
        <source>Centre crop after resizing.</source>
        <translation>缩放之后的中心裁剪。</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>更改%1</translation>
    </message>
    <message>
        <source>change of probability</source>
        <translation>概率的变化</translation>
    </message>
    <message>
        <source>change of the logit</source>
        <translation>logit 的变化</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>干预</translation>
    </message>
    <message>
        <source>Changes of the model</source>
        <translation>对模型的改动</translation>
    </message>
    <message>
        <source>Channels are joined to one mask while the cosines of all their pairs are less than this below 1.</source>
        <translation>当一组通道中任意两个的余弦与 1 的差都小于此值时，合并为一个掩码。</translation>
    </message>
    <message>
        <source>Check its name and its permissions.</source>
        <translation>请检查其名称和权限。</translation>
    </message>
    <message>
        <source>Check that the file is there and may be read.</source>
        <translation>请检查文件是否存在以及是否可读。</translation>
    </message>
    <message>
        <source>Check the file and the disk it is on.</source>
        <translation>请检查该文件及其所在磁盘。</translation>
    </message>
    <message>
        <source>Check the name.</source>
        <translation>请检查名称。</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>请检查路径。</translation>
    </message>
    <message>
        <source>Choose %1.</source>
        <translation>请选择 %1。</translation>
    </message>
    <message>
        <source>Choose 0 &lt;= start &lt;= end &lt;= %1.</source>
        <translation>请选择 0 &lt;= start &lt;= end &lt;= %1。</translation>
    </message>
    <message>
        <source>Choose a class, or another method.</source>
        <translation>请选择一个类别，或另一种方法。</translation>
    </message>
    <message>
        <source>Choose a class.</source>
        <translation>请选择一个类别。</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>请选择文件。</translation>
    </message>
    <message>
        <source>Choose a folder with model.safetensors or pytorch_model.bin, or a weights file.</source>
        <translation>请选择含有 model.safetensors 或 pytorch_model.bin 的文件夹，或权重文件。</translation>
    </message>
    <message>
        <source>Choose a method that paints a map.</source>
        <translation>请选择能绘制热图的方法。</translation>
    </message>
    <message>
        <source>Choose a method that paints one.</source>
        <translation>请选择能绘制热图的方法。</translation>
    </message>
    <message>
        <source>Choose a method that yields numbers.</source>
        <translation>请选择产生数值的方法。</translation>
    </message>
    <message>
        <source>Choose a method that yields one.</source>
        <translation>请选择产生它们的方法。</translation>
    </message>
    <message>
        <source>Choose a safetensors file, a PyTorch checkpoint or a model folder.</source>
        <translation>请选择 safetensors 文件、PyTorch 检查点或模型文件夹。</translation>
    </message>
    <message>
        <source>Choose a smaller width or fewer dots per inch.</source>
        <translation>请选择较小的宽度或较低的分辨率。</translation>
    </message>
    <message>
        <source>Choose another layer, or a picture that is not of one colour.</source>
        <translation>请选择另一层，或不是单一颜色的图片。</translation>
    </message>
    <message>
        <source>Choose another method.</source>
        <translation>请选择另一种方法。</translation>
    </message>
    <message>
        <source>Choose another picture.</source>
        <translation>请选择另一张图片。</translation>
    </message>
    <message>
        <source>Choose another place; what was there before is untouched.</source>
        <translation>请选择另一个位置；原有内容未改动。</translation>
    </message>
    <message>
        <source>Choose cls or avg.</source>
        <translation>请选择 cls 或 avg。</translation>
    </message>
    <message>
        <source>Choose cls, avg, max or avgmax.</source>
        <translation>请选择 cls、avg、max 或 avgmax。</translation>
    </message>
    <message>
        <source>Choose fewer than %1 patches.</source>
        <translation>请选择少于 %1 个图像块。</translation>
    </message>
    <message>
        <source>Choose float32, bfloat16 or float16.</source>
        <translation>请选择 float32、bfloat16 或 float16。</translation>
    </message>
    <message>
        <source>Choose it again with this model.</source>
        <translation>请用此模型重新选择它。</translation>
    </message>
    <message>
        <source>Choose layer %1, head %2</source>
        <translation>选择第 %1 层，头 %2</translation>
    </message>
    <message>
        <source>Choose methods that do.</source>
        <translation>请选择能绘制的方法。</translation>
    </message>
    <message>
        <source>Choose mode head.</source>
        <translation>请选择模式 head。</translation>
    </message>
    <message>
        <source>Choose norm=none.</source>
        <translation>请选择 norm=none。</translation>
    </message>
    <message>
        <source>Choose one class, or no preset.</source>
        <translation>请选择一个类别，或不用预设。</translation>
    </message>
    <message>
        <source>Choose one of: auto, %1.</source>
        <translation>请选择：auto、%1。</translation>
    </message>
    <message>
        <source>Choose one with --family.</source>
        <translation>请用 --family 选择其一。</translation>
    </message>
    <message>
        <source>Choose other names, or say --force to replace it.</source>
        <translation>请换用其他名称，或用 --force 替换它。</translation>
    </message>
    <message>
        <source>Choose other names.</source>
        <translation>请换用其他名称。</translation>
    </message>
    <message>
        <source>Choose overlay or pair.</source>
        <translation>请选择 overlay 或 pair。</translation>
    </message>
    <message>
        <source>Choose pictures that give the model one grid (--image-size).</source>
        <translation>请选择使模型得到相同网格的图片 (--image-size)。</translation>
    </message>
    <message>
        <source>Choose the weights themselves, the folder they are in, or their index.</source>
        <translation>请选择权重本身、其所在的文件夹或其索引。</translation>
    </message>
    <message>
        <source>Cividis</source>
        <translation>Cividis</translation>
    </message>
    <message>
        <source>claims to be larger than its bytes can unpack to.</source>
        <translation>自称大于其字节能解压出的大小。</translation>
    </message>
    <message>
        <source>class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>class %1</source>
        <translation>类别 %1</translation>
    </message>
    <message>
        <source>class names</source>
        <translation>类别名称</translation>
    </message>
    <message>
        <source>class token</source>
        <translation>类别词元</translation>
    </message>
    <message>
        <source>class-agnostic</source>
        <translation>不分类别</translation>
    </message>
    <message>
        <source>class-specific</source>
        <translation>针对类别</translation>
    </message>
    <message>
        <source>Classes go from %1.</source>
        <translation>类别的编号为 %1。</translation>
    </message>
    <message>
        <source>classifier</source>
        <translation>分类器</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>清除选择</translation>
    </message>
    <message>
        <source>CLIP image tower (OpenAI's names)</source>
        <translation>CLIP 图像塔（OpenAI 命名）</translation>
    </message>
    <message>
        <source>clip reproduces the authors' notebook for CLIP, which takes the last block alone.</source>
        <translation>clip 复现作者为 CLIP 写的 notebook，只取最后一块。</translation>
    </message>
    <message>
        <source>Close other programs, or save the weights as safetensors.</source>
        <translation>请关闭其他程序，或把权重保存为 safetensors。</translation>
    </message>
    <message>
        <source>Close other programs, or use a smaller model or picture.</source>
        <translation>请关闭其他程序，或使用较小的模型或图片。</translation>
    </message>
    <message>
        <source>Close the comparison</source>
        <translation>关闭比较</translation>
    </message>
    <message>
        <source>cls</source>
        <translation>类别词元</translation>
    </message>
    <message>
        <source>cls and avg, joined</source>
        <translation>cls 与平均拼接</translation>
    </message>
    <message>
        <source>cls and dist, averaged</source>
        <translation>cls 与 dist 的平均</translation>
    </message>
    <message>
        <source>cls, tanh pooler</source>
        <translation>cls，tanh 汇聚层</translation>
    </message>
    <message>
        <source>Colours have no names: in another picture the same colour means something else.</source>
        <translation>颜色没有名称：在另一张图片中同一颜色有别的含义。</translation>
    </message>
    <message>
        <source>colours of frame %1</source>
        <translation>第 %1 帧的颜色</translation>
    </message>
    <message>
        <source>column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>column of patches</source>
        <translation>图像块的列</translation>
    </message>
    <message>
        <source>columns of the relative position biases</source>
        <translation>相对位置偏置的列数</translation>
    </message>
    <message>
        <source>Compare with %1</source>
        <translation>与 %1 比较</translation>
    </message>
    <message>
        <source>Compare with the untouched model</source>
        <translation>与未改动的模型比较</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>成分数</translation>
    </message>
    <message>
        <source>Components are mixtures, not filters that exist, and what later layers make of them does not show.</source>
        <translation>成分是混合，而非实际存在的滤波器；后面的层如何使用它们也看不出来。</translation>
    </message>
    <message>
        <source>computing the file's SHA-256</source>
        <translation>正在计算文件的 SHA-256</translation>
    </message>
    <message>
        <source>config file</source>
        <translation>配置文件</translation>
    </message>
    <message>
        <source>config.json contradicts the weights</source>
        <translation>config.json 与权重矛盾</translation>
    </message>
    <message>
        <source>config.json leaves it out</source>
        <translation>config.json 未说明</translation>
    </message>
    <message>
        <source>config.json says image size %1, but the %2 are for %3; the weights win</source>
        <translation>config.json 说图像尺寸为 %1，但 %2 对应 %3；以权重为准</translation>
    </message>
    <message>
        <source>converted from CIE Lab</source>
        <translation>由 CIE Lab 转换</translation>
    </message>
    <message>
        <source>converted from CMYK by the plain formula, without a colour profile</source>
        <translation>由 CMYK 按简单公式转换，未使用颜色配置文件</translation>
    </message>
    <message>
        <source>Cool to warm</source>
        <translation>冷到暖</translation>
    </message>
    <message>
        <source>Copy it again.</source>
        <translation>请重新复制。</translation>
    </message>
    <message>
        <source>Copy its data to a file and open that.</source>
        <translation>请把其数据复制到文件再打开。</translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation>请重新复制或下载。</translation>
    </message>
    <message>
        <source>Copy the file itself into the folder.</source>
        <translation>请把文件本身复制到文件夹中。</translation>
    </message>
    <message>
        <source>Correct the file, or remove it to open the weights alone.</source>
        <translation>请更正该文件，或移走它以单独打开权重。</translation>
    </message>
    <message>
        <source>Correct the file.</source>
        <translation>请更正该文件。</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>CPU, %1 threads</source>
        <translation>CPU，%1 线程</translation>
    </message>
    <message>
        <source>crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Crop the picture to a wider shape, or set --resize exact.</source>
        <translation>请把图片裁得更宽，或设置 --resize exact。</translation>
    </message>
    <message>
        <source>crop_mode is %1, which is not offered; the centre is cropped</source>
        <translation>crop_mode 为 %1，不提供此方式；改为裁剪中心</translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation>CSV 表格</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>deletion</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>deletion, random order</source>
        <translation>删除，随机次序</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>difference of %1</source>
        <translation>%1的差值</translation>
    </message>
    <message>
        <source>DINOv2 (Meta's names)</source>
        <translation>DINOv2（Meta 命名）</translation>
    </message>
    <message>
        <source>DINOv3 (Meta's names)</source>
        <translation>DINOv3（Meta 命名）</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>dist</source>
        <translation>蒸馏词元</translation>
    </message>
    <message>
        <source>distillation token</source>
        <translation>蒸馏词元</translation>
    </message>
    <message>
        <source>Diverging: blue below zero, red above, white at zero.</source>
        <translation>发散：零以下蓝，零以上红，零处为白。</translation>
    </message>
    <message>
        <source>Diverging: blue below zero, red above.</source>
        <translation>发散：零以下蓝，零以上红。</translation>
    </message>
    <message>
        <source>Divides the scores of the head shown before its softmax: above 1 spreads its attention, below 1 sharpens it</source>
        <translation>在 softmax 之前除所示头的分数：大于 1 使注意力分散，小于 1 使其集中</translation>
    </message>
    <message>
        <source>Divides them; mean 0,0,0 and std 1,1,1 scale to 0..1 only.</source>
        <translation>用来除它们；mean 0,0,0 和 std 1,1,1 表示只缩放到 0..1。</translation>
    </message>
    <message>
        <source>Do not trust this model; download it from a source you know.</source>
        <translation>不要信任此模型；请从您了解的来源下载。</translation>
    </message>
    <message>
        <source>do_resize is false; the picture is resized all the same, so that it fits the model</source>
        <translation>do_resize 为 false；为适合模型，图片仍会缩放</translation>
    </message>
    <message>
        <source>does not begin as protocols 2 to 5 do</source>
        <translation>不以协议 2 到 5 的方式开头</translation>
    </message>
    <message>
        <source>Double-click or Enter takes a change back</source>
        <translation>双击或按回车可撤回一项改动</translation>
    </message>
    <message>
        <source>Download it again.</source>
        <translation>请重新下载。</translation>
    </message>
    <message>
        <source>Download it into the same folder.</source>
        <translation>请下载到同一文件夹。</translation>
    </message>
    <message>
        <source>Download the file again.</source>
        <translation>请重新下载该文件。</translation>
    </message>
    <message>
        <source>Download the file itself, with the site's download button.</source>
        <translation>请用网站的下载按钮下载文件本身。</translation>
    </message>
    <message>
        <source>Download the whole model folder again.</source>
        <translation>请重新下载整个模型文件夹。</translation>
    </message>
    <message>
        <source>drop of probability</source>
        <translation>概率的下降</translation>
    </message>
    <message>
        <source>drop of the logit</source>
        <translation>logit 的下降</translation>
    </message>
    <message>
        <source>Each head is switched off alone; below zero the head speaks for what is explained.</source>
        <translation>每个头单独关闭；小于零表示该头支持所解释的对象。</translation>
    </message>
    <message>
        <source>Each map is only %1 mm wide; choose a wider figure for print.</source>
        <translation>每张热图只有 %1 mm 宽；印刷请选择更宽的图形。</translation>
    </message>
    <message>
        <source>each map: its own range</source>
        <translation>每张热图：各自的范围</translation>
    </message>
    <message>
        <source>each of its tokens holds a small transformer of its own</source>
        <translation>其每个词元内部各有一个小型 Transformer</translation>
    </message>
    <message>
        <source>Each picture's patches are a minibatch: products are averaged over pictures, then divided.</source>
        <translation>每张图片的图像块为一个小批量：先对图片求乘积的平均，再相除。</translation>
    </message>
    <message>
        <source>each picture's top prediction</source>
        <translation>每张图片第一名的预测</translation>
    </message>
    <message>
        <source>Early layers may hold the class in a form that the head cannot read.</source>
        <translation>早期的层可能以分类头读不懂的形式保存着类别。</translation>
    </message>
    <message>
        <source>embedding</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>End it with %1.</source>
        <translation>请以 %1 结尾。</translation>
    </message>
    <message>
        <source>End the name with .npz.</source>
        <translation>名称请以 .npz 结尾。</translation>
    </message>
    <message>
        <source>End the name with one of them.</source>
        <translation>名称请以其中之一结尾。</translation>
    </message>
    <message>
        <source>ends without a STOP</source>
        <translation>结束时没有 STOP</translation>
    </message>
    <message>
        <source>Epsilon of every layer norm.</source>
        <translation>每个层归一化的 epsilon。</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>估计方式</translation>
    </message>
    <message>
        <source>EVA-02 (BAAI's names)</source>
        <translation>EVA-02（BAAI 命名）</translation>
    </message>
    <message>
        <source>Even steps from black over red to cream.</source>
        <translation>步长均匀，从黑经红到奶白。</translation>
    </message>
    <message>
        <source>Even steps from black over red to yellow.</source>
        <translation>步长均匀，从黑经红到黄。</translation>
    </message>
    <message>
        <source>Even steps from blue over red to yellow.</source>
        <translation>步长均匀，从蓝经红到黄。</translation>
    </message>
    <message>
        <source>Even steps, safe for colour-blind readers and in grey print.</source>
        <translation>步长均匀，适合色觉异常的读者和灰度印刷。</translation>
    </message>
    <message>
        <source>every channel is the same in all patches.</source>
        <translation>每个通道在所有图像块中都相同。</translation>
    </message>
    <message>
        <source>Every picture alone and beside it with the heat laid over it, all over one scale.</source>
        <translation>每张图片单独显示，旁边是叠加热图的图片，全部使用同一刻度。</translation>
    </message>
    <message>
        <source>Examples are the %1 patches of this one picture, so it tells how alike layers arrange them; published figures take many pictures as examples.</source>
        <translation>样本是这一张图片的 %1 个图像块，因此说明各层排列它们有多相似；已发表的图以许多图片为样本。</translation>
    </message>
    <message>
        <source>expected logit</source>
        <translation>期望 logit</translation>
    </message>
    <message>
        <source>expected probability</source>
        <translation>期望概率</translation>
    </message>
    <message>
        <source>Explain the likeness to a whole second picture, or look at patch-similarity.</source>
        <translation>请解释与整张第二张图片的相似度，或查看 patch-similarity。</translation>
    </message>
    <message>
        <source>Export the figure again.</source>
        <translation>请重新导出图形。</translation>
    </message>
    <message>
        <source>Factor of queries times keys, in place of 1/sqrt(head width).</source>
        <translation>查询乘以键的系数，代替 1/sqrt(头宽度)。</translation>
    </message>
    <message>
        <source>Faithfulness</source>
        <translation>忠实度</translation>
    </message>
    <message>
        <source>Faithfulness of %1 for %2</source>
        <translation>%1对 %2 的忠实度</translation>
    </message>
    <message>
        <source>Faithfulness of all methods for %1</source>
        <translation>所有方法对 %1 的忠实度</translation>
    </message>
    <message>
        <source>family</source>
        <translation>家族</translation>
    </message>
    <message>
        <source>family default</source>
        <translation>家族默认值</translation>
    </message>
    <message>
        <source>Family of the model (timm-vit, hf-vit).</source>
        <translation>模型的家族（timm-vit、hf-vit）。</translation>
    </message>
    <message>
        <source>feature norm</source>
        <translation>特征范数</translation>
    </message>
    <message>
        <source>Few masks leave noise, and details finer than a cell of the masks are lost.</source>
        <translation>掩码少则有噪声，比掩码的格更细的细节会丢失。</translation>
    </message>
    <message>
        <source>fewer than four patches are left %1 the cut.</source>
        <translation>阈值%1只剩不到四个图像块。</translation>
    </message>
    <message>
        <source>figure</source>
        <translation>图形</translation>
    </message>
    <message>
        <source>figures among the pictures would be taken for pictures at the next start.</source>
        <translation>与图片放在一起的图形在下次启动时会被当作图片。</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Filters of the first convolution of the ResNet before the patches, standardised</source>
        <translation>图像块之前 ResNet 第一个卷积的滤波器，已标准化</translation>
    </message>
    <message>
        <source>Filters of the patch embedding</source>
        <translation>图像块嵌入的滤波器</translation>
    </message>
    <message>
        <source>Filters of the patch embedding, with the gain of the norm before it</source>
        <translation>图像块嵌入的滤波器，含其前归一化的增益</translation>
    </message>
    <message>
        <source>Final norm</source>
        <translation>最终归一化</translation>
    </message>
    <message>
        <source>first frame of an animation</source>
        <translation>动画的第一帧</translation>
    </message>
    <message>
        <source>First layer that takes part</source>
        <translation>参与计算的第一层</translation>
    </message>
    <message>
        <source>First layer that takes part.</source>
        <translation>参与计算的第一层。</translation>
    </message>
    <message>
        <source>First layer that takes part; -1 is the model's last.</source>
        <translation>参与计算的第一层；-1 为模型的最后一层。</translation>
    </message>
    <message>
        <source>first of %1 pages</source>
        <translation>共 %1 页中的第一页</translation>
    </message>
    <message>
        <source>first principal component</source>
        <translation>第一主成分</translation>
    </message>
    <message>
        <source>flow</source>
        <translation>流量</translation>
    </message>
    <message>
        <source>For papers.</source>
        <translation>用于论文。</translation>
    </message>
    <message>
        <source>Foreground</source>
        <translation>前景</translation>
    </message>
    <message>
        <source>frame %1/%2</source>
        <translation>帧 %1/%2</translation>
    </message>
    <message>
        <source>from </source>
        <translation>来自</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>来自%1</translation>
    </message>
    <message>
        <source>gated MLP</source>
        <translation>门控 MLP</translation>
    </message>
    <message>
        <source>gated MLPs and query bias as EVA-02 has them</source>
        <translation>门控 MLP 和查询偏置，与 EVA-02 相同</translation>
    </message>
    <message>
        <source>gates blend each head's attention with a fixed one by position</source>
        <translation>门控把每个头的注意力与按位置固定的注意力混合</translation>
    </message>
    <message>
        <source>gelu, gelu_tanh or quick_gelu.</source>
        <translation>gelu、gelu_tanh 或 quick_gelu。</translation>
    </message>
    <message>
        <source>GIF film</source>
        <translation>GIF 动画</translation>
    </message>
    <message>
        <source>Give a file name.</source>
        <translation>请给出文件名。</translation>
    </message>
    <message>
        <source>Give a file with one class name on each line.</source>
        <translation>请给出每行一个类别名称的文件。</translation>
    </message>
    <message>
        <source>Give a larger image size with --image-size.</source>
        <translation>请用 --image-size 给出更大的图像尺寸。</translation>
    </message>
    <message>
        <source>Give a multiple of them with --image-size.</source>
        <translation>请用 --image-size 给出它们的倍数。</translation>
    </message>
    <message>
        <source>Give a tensor [3, height, width] of that size.</source>
        <translation>请给出该尺寸的张量 [3, 高, 宽]。</translation>
    </message>
    <message>
        <source>Give another name, or say --force to replace it.</source>
        <translation>请给出另一个名称，或用 --force 替换它。</translation>
    </message>
    <message>
        <source>Give another name.</source>
        <translation>请给出另一个名称。</translation>
    </message>
    <message>
        <source>Give its width and height in pixels of the picture, or no box.</source>
        <translation>请以图片像素给出其宽度和高度，或不给出框。</translation>
    </message>
    <message>
        <source>Give one class name on each line, a JSON list of names, or a JSON table from index to name.</source>
        <translation>请每行给出一个类别名称，或给出名称的 JSON 列表，或从编号到名称的 JSON 表。</translation>
    </message>
    <message>
        <source>Give the image size that the model was trained for, for instance --image-size 224x448.</source>
        <translation>请给出模型训练时的图像尺寸，例如 --image-size 224x448。</translation>
    </message>
    <message>
        <source>Give the right number with --heads.</source>
        <translation>请用 --heads 给出正确的数目。</translation>
    </message>
    <message>
        <source>Give the right size with --patch-size.</source>
        <translation>请用 --patch-size 给出正确的尺寸。</translation>
    </message>
    <message>
        <source>Give the size of a patch, for instance --patch-size 8x16.</source>
        <translation>请给出图像块的尺寸，例如 --patch-size 8x16。</translation>
    </message>
    <message>
        <source>Give yourself permission to read it.</source>
        <translation>请给自己读取它的权限。</translation>
    </message>
    <message>
        <source>gives an object its attributes twice</source>
        <translation>两次给出对象的属性</translation>
    </message>
    <message>
        <source>goes back to a mark that it never set</source>
        <translation>回到从未设置的标记</translation>
    </message>
    <message>
        <source>Google Vision Transformer</source>
        <translation>Google Vision Transformer</translation>
    </message>
    <message>
        <source>Gradient rollout</source>
        <translation>梯度展开</translation>
    </message>
    <message>
        <source>Gradient rollout for %1 as vit-explain, %2</source>
        <translation>针对 %1 的梯度展开，同 vit-explain，%2</translation>
    </message>
    <message>
        <source>Gradient rollout for %1, %2</source>
        <translation>针对 %1 的梯度展开，%2</translation>
    </message>
    <message>
        <source>Gradient x input</source>
        <translation>梯度 × 输入</translation>
    </message>
    <message>
        <source>gradient x input</source>
        <translation>梯度 × 输入</translation>
    </message>
    <message>
        <source>Gradient x input for %1</source>
        <translation>针对 %1 的梯度 × 输入</translation>
    </message>
    <message>
        <source>gradient: the size of the mean gradient, summed over each patch; gradient-input: the mean of gradient times input, with its sign.</source>
        <translation>gradient：平均梯度的大小，在每个图像块上求和；gradient-input：梯度乘以输入的平均，带符号。</translation>
    </message>
    <message>
        <source>Gray</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>grey copied to all three channels</source>
        <translation>灰度复制到全部三个通道</translation>
    </message>
    <message>
        <source>guess</source>
        <translation>猜测</translation>
    </message>
    <message>
        <source>H%1 · up to %2</source>
        <translation>H%1 · 至 %2</translation>
    </message>
    <message>
        <source>has a frame longer than what is left</source>
        <translation>有比剩余内容更长的帧</translation>
    </message>
    <message>
        <source>has an extra field that does not fit.</source>
        <translation>有不相符的附加字段。</translation>
    </message>
    <message>
        <source>has another name in front of its data.</source>
        <translation>其数据之前的名称不同。</translation>
    </message>
    <message>
        <source>head</source>
        <translation>头</translation>
    </message>
    <message>
        <source>Head </source>
        <translation>头 </translation>
    </message>
    <message>
        <source>head %1</source>
        <translation>头 %1</translation>
    </message>
    <message>
        <source>head %1 for %2</source>
        <translation>以头 %1 代替头 %2</translation>
    </message>
    <message>
        <source>head %1.%2</source>
        <translation>头 %1.%2</translation>
    </message>
    <message>
        <source>Head fusion</source>
        <translation>头的融合</translation>
    </message>
    <message>
        <source>Head importance</source>
        <translation>头重要性</translation>
    </message>
    <message>
        <source>Head importance for %1</source>
        <translation>针对 %1 的头重要性</translation>
    </message>
    <message>
        <source>head weighs each head of a layer by what it does for the class; token weighs each token by how much its values are longer than itself.</source>
        <translation>head 按每个头对类别的作用为其加权；token 按每个词元的值比其自身长多少为其加权。</translation>
    </message>
    <message>
        <source>head width to the power of -1/2</source>
        <translation>头宽度的 -1/2 次方</translation>
    </message>
    <message>
        <source>head, MLP and the rest</source>
        <translation>头、MLP 及其余</translation>
    </message>
    <message>
        <source>headers </source>
        <translation>头文件 </translation>
    </message>
    <message>
        <source>heads</source>
        <translation>头数</translation>
    </message>
    <message>
        <source>heads are usually 64 wide</source>
        <translation>头的宽度通常为 64</translation>
    </message>
    <message>
        <source>Heads count by how much they move the class, for or against alike; only the last gradient tells which.</source>
        <translation>头按其对类别的影响大小计入，不分支持或反对；只有最后的梯度能区分。</translation>
    </message>
    <message>
        <source>Heads go from %1.</source>
        <translation>头的编号为 %1。</translation>
    </message>
    <message>
        <source>heads of layer %1</source>
        <translation>第 %1 层的头</translation>
    </message>
    <message>
        <source>heads of width %1 cannot be turned by rotary positions.</source>
        <translation>宽度为 %1 的头不能用旋转位置。</translation>
    </message>
    <message>
        <source>Heads that can stand in for each other all look needless, because one is taken at a time.</source>
        <translation>能相互替代的头看起来都不重要，因为一次只拿掉一个。</translation>
    </message>
    <message>
        <source>holds %1</source>
        <translation>含有 %1</translation>
    </message>
    <message>
        <source>holds %1: a masked autoencoder, of which the encoder is run</source>
        <translation>含有 %1：掩码自编码器，运行其编码器</translation>
    </message>
    <message>
        <source>holds a byte that means nothing</source>
        <translation>含有没有意义的字节</translation>
    </message>
    <message>
        <source>holds a number of %1 bytes</source>
        <translation>含有 %1 字节的数</translation>
    </message>
    <message>
        <source>holds a text that is not UTF-8</source>
        <translation>含有不是 UTF-8 的文本</translation>
    </message>
    <message>
        <source>HOW</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>How a class's logit changes when each head is switched off alone.</source>
        <translation>单独关闭每个头时，类别的 logit 如何变化。</translation>
    </message>
    <message>
        <source>How far, in pixels, each head of each layer looks: the receptive field of attention.</source>
        <translation>每层每个头看多远（以像素计）：注意力的感受野。</translation>
    </message>
    <message>
        <source>How long each token is after a block, before the final norm; artifact tokens stand out and are counted.</source>
        <translation>在最终归一化之前，每一块之后各词元的长度；异常词元会显现出来并被计数。</translation>
    </message>
    <message>
        <source>How long tokens become from layer to layer, and how many patches are artifacts.</source>
        <translation>词元的长度如何逐层变化，以及有多少图像块是异常词元。</translation>
    </message>
    <message>
        <source>How many are drawn to compare with.</source>
        <translation>抽取多少个用于比较。</translation>
    </message>
    <message>
        <source>How many are shown.</source>
        <translation>显示多少个。</translation>
    </message>
    <message>
        <source>How many of the most probable classes are drawn where none was chosen.</source>
        <translation>未选择类别时画出多少个最可能的类别。</translation>
    </message>
    <message>
        <source>How much a class loses when a patch is taken away: one pass for every place.</source>
        <translation>拿走一个图像块时类别损失多少：每个位置一次前向。</translation>
    </message>
    <message>
        <source>How much each patch adds to a class's logit (or takes from it) on the way from the mean colour to the picture; the parts sum to the change.</source>
        <translation>从平均颜色到图片的过程中，每个图像块给类别的 logit 增加（或减少）多少；各部分之和即为总变化。</translation>
    </message>
    <message>
        <source>How much each token really adds to another in one layer: the length of weight times transformed value, summed over heads.</source>
        <translation>在一层中每个词元实际给另一个词元加了多少：权重乘以变换后的值，对各头求和后的长度。</translation>
    </message>
    <message>
        <source>How much of each head's attention goes to the token itself, the class token or all prefix tokens.</source>
        <translation>每个头有多少注意力分给词元自身、类别词元或所有前缀词元。</translation>
    </message>
    <message>
        <source>How much of each patch could reach a token if attention weights were the widths of pipes; for small models.</source>
        <translation>若把注意力权重当作管道的粗细，每个图像块最多能有多少到达某个词元；适用于小模型。</translation>
    </message>
    <message>
        <source>How much of each patch reaches a token through all layers, if attention mixed tokens linearly.</source>
        <translation>若注意力线性地混合词元，每个图像块有多少贯穿所有层到达某个词元。</translation>
    </message>
    <message>
        <source>How positions are resized for another image size, in place of the library's own rule.</source>
        <translation>图像尺寸改变时位置如何缩放，代替库自身的规则。</translation>
    </message>
    <message>
        <source>How the heads of a layer become one.</source>
        <translation>一层的各个头如何合而为一。</translation>
    </message>
    <message>
        <source>How widely each head spreads its attention: 0 where it looks at one token, ln(tokens) where at all alike.</source>
        <translation>每个头把注意力铺得多开：只看一个词元时为 0，均匀看所有词元时为 ln(词元数)。</translation>
    </message>
    <message>
        <source>Hugging Face BEiT</source>
        <translation>Hugging Face BEiT</translation>
    </message>
    <message>
        <source>Hugging Face CLIP image tower</source>
        <translation>Hugging Face CLIP 图像塔</translation>
    </message>
    <message>
        <source>Hugging Face DeiT</source>
        <translation>Hugging Face DeiT</translation>
    </message>
    <message>
        <source>Hugging Face DINOv2</source>
        <translation>Hugging Face DINOv2</translation>
    </message>
    <message>
        <source>Hugging Face DINOv3</source>
        <translation>Hugging Face DINOv3</translation>
    </message>
    <message>
        <source>Hugging Face I-JEPA</source>
        <translation>Hugging Face I-JEPA</translation>
    </message>
    <message>
        <source>Hugging Face SigLIP 2 image tower of free resolution</source>
        <translation>Hugging Face SigLIP 2 图像塔（自由分辨率）</translation>
    </message>
    <message>
        <source>Hugging Face SigLIP image tower</source>
        <translation>Hugging Face SigLIP 图像塔</translation>
    </message>
    <message>
        <source>Hugging Face ViT</source>
        <translation>Hugging Face ViT</translation>
    </message>
    <message>
        <source>Hugging Face's BEiT</source>
        <translation>Hugging Face 的 BEiT</translation>
    </message>
    <message>
        <source>Hugging Face's CLIP</source>
        <translation>Hugging Face 的 CLIP</translation>
    </message>
    <message>
        <source>Hugging Face's DeiT</source>
        <translation>Hugging Face 的 DeiT</translation>
    </message>
    <message>
        <source>Hugging Face's DINOv2</source>
        <translation>Hugging Face 的 DINOv2</translation>
    </message>
    <message>
        <source>Hugging Face's DINOv3</source>
        <translation>Hugging Face 的 DINOv3</translation>
    </message>
    <message>
        <source>Hugging Face's I-JEPA</source>
        <translation>Hugging Face 的 I-JEPA</translation>
    </message>
    <message>
        <source>Hugging Face's SigLIP</source>
        <translation>Hugging Face 的 SigLIP</translation>
    </message>
    <message>
        <source>Hugging Face's ViT</source>
        <translation>Hugging Face 的 ViT</translation>
    </message>
    <message>
        <source>Hybrids with a ResNet and a projection are supported.</source>
        <translation>支持带 ResNet 和投影的混合模型。</translation>
    </message>
    <message>
        <source>Hybrids with such a ResNet (R26, R50) are supported.</source>
        <translation>支持带此类 ResNet（R26、R50）的混合模型。</translation>
    </message>
    <message>
        <source>Hybrids with such a ResNet (r26, r50) are supported.</source>
        <translation>支持带此类 ResNet（r26、r50）的混合模型。</translation>
    </message>
    <message>
        <source>image size</source>
        <translation>图像尺寸</translation>
    </message>
    <message>
        <source>In place of a removed patch</source>
        <translation>代替被移除的图像块</translation>
    </message>
    <message>
        <source>In their place</source>
        <translation>替代内容</translation>
    </message>
    <message>
        <source>Inferno</source>
        <translation>Inferno</translation>
    </message>
    <message>
        <source>insertion</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>insertion - deletion</source>
        <translation>插入 − 删除</translation>
    </message>
    <message>
        <source>insertion, random order</source>
        <translation>插入，随机次序</translation>
    </message>
    <message>
        <source>Install ViTScope again, or build it with app/run.</source>
        <translation>请重新安装 ViTScope，或用 app/run 构建。</translation>
    </message>
    <message>
        <source>Install ViTScope again, or set VITSCOPE_RESOURCES to its resources folder.</source>
        <translation>请重新安装 ViTScope，或把 VITSCOPE_RESOURCES 设为其资源文件夹。</translation>
    </message>
    <message>
        <source>Integrated gradients</source>
        <translation>积分梯度</translation>
    </message>
    <message>
        <source>Integrated gradients for %1, %2</source>
        <translation>针对 %1 的积分梯度，%2</translation>
    </message>
    <message>
        <source>interpolation</source>
        <translation>插值</translation>
    </message>
    <message>
        <source>interpretdl has the defaults of PaddlePaddle/InterpretDL: a later first layer and the probability of the class instead of its logit.</source>
        <translation>interpretdl 采用 PaddlePaddle/InterpretDL 的默认值：第一层取得较晚，以类别的概率代替其 logit。</translation>
    </message>
    <message>
        <source>Invert selection</source>
        <translation>反选</translation>
    </message>
    <message>
        <source>is cut short</source>
        <translation>不完整</translation>
    </message>
    <message>
        <source>is not where the directory says.</source>
        <translation>不在目录所说的位置。</translation>
    </message>
    <message>
        <source>is packed in another way than the directory says.</source>
        <translation>压缩方式与目录所说不同。</translation>
    </message>
    <message>
        <source>is said to be in another part of the archive.</source>
        <translation>据称位于压缩包的另一部分。</translation>
    </message>
    <message>
        <source>is stored but has two different sizes.</source>
        <translation>未压缩却有两个不同的大小。</translation>
    </message>
    <message>
        <source>It adds biases to the scores instead (relative positions).</source>
        <translation>它改为给分数加偏置（相对位置）。</translation>
    </message>
    <message>
        <source>it adds detection tokens and finds boxes</source>
        <translation>它增加检测词元并寻找外框</translation>
    </message>
    <message>
        <source>It begins with %1.</source>
        <translation>它以 %1 开头。</translation>
    </message>
    <message>
        <source>it consists of convolutions</source>
        <translation>它由卷积组成</translation>
    </message>
    <message>
        <source>It counts what a part writes into the answer itself, not what later layers make of it.</source>
        <translation>它计算某部分直接写入答案的量，而非后面的层如何再加工它。</translation>
    </message>
    <message>
        <source>It does not say which patches they are: token-norm shows them in one layer.</source>
        <translation>它不指出是哪些图像块：token-norm 在单层中显示它们。</translation>
    </message>
    <message>
        <source>It ends where the chosen share ends, not where an object does; patches just outside may hold nearly as much.</source>
        <translation>它止于所选的比例，而非物体的边缘；紧邻其外的图像块可能几乎同样多。</translation>
    </message>
    <message>
        <source>It goes from %1 to %2.</source>
        <translation>其范围为 %1 到 %2。</translation>
    </message>
    <message>
        <source>It has %1.</source>
        <translation>它有 %1。</translation>
    </message>
    <message>
        <source>It has no class token: choose avg, max or avgmax.</source>
        <translation>它没有类别词元：请选择 avg、max 或 avgmax。</translation>
    </message>
    <message>
        <source>It has none.</source>
        <translation>它没有参数。</translation>
    </message>
    <message>
        <source>It has: %1.</source>
        <translation>它有：%1。</translation>
    </message>
    <message>
        <source>It holds for the smallest changes alone: a patch that the class rests on firmly may get little.</source>
        <translation>它只对最小的变化成立：类别稳固依赖的图像块可能所得很少。</translation>
    </message>
    <message>
        <source>It holds no tensors.</source>
        <translation>它不含张量。</translation>
    </message>
    <message>
        <source>it holds running means of gradients and no weights</source>
        <translation>它含有梯度的滑动平均而不含权重</translation>
    </message>
    <message>
        <source>it holds small changes to another model's weights</source>
        <translation>它只含对另一个模型权重的小改动</translation>
    </message>
    <message>
        <source>It is coarse, and empty where nothing speaks for the class: each channel has one weight for all patches.</source>
        <translation>它较粗略，没有支持该类别的内容时为空：每个通道对所有图像块只有一个权重。</translation>
    </message>
    <message>
        <source>it is not there</source>
        <translation>它不存在</translation>
    </message>
    <message>
        <source>It is the same for every class, and leaves out values and MLPs, as rollout does.</source>
        <translation>对每个类别都相同，且不计值和 MLP，与注意力展开一样。</translation>
    </message>
    <message>
        <source>It is the same for every class, and leaves out what values and MLPs do with what attention brings.</source>
        <translation>对每个类别都相同，且不计值和 MLP 如何处理注意力带来的内容。</translation>
    </message>
    <message>
        <source>It is X,Y,WIDTH,HEIGHT in pixels of the picture, which has %1x%2; what the preprocessing cuts off is not seen.</source>
        <translation>格式为 X,Y,宽,高，以图片像素计，图片为 %1x%2；预处理裁掉的部分看不到。</translation>
    </message>
    <message>
        <source>It knows no class, and its sign is a guess: the background may be what lights up.</source>
        <translation>它不区分类别，且符号是猜测：亮起的可能是背景。</translation>
    </message>
    <message>
        <source>It knows nothing of where a patch is.</source>
        <translation>它完全不知道图像块在哪里。</translation>
    </message>
    <message>
        <source>it listens instead of looking</source>
        <translation>它听而不看</translation>
    </message>
    <message>
        <source>it looks at videos</source>
        <translation>它处理视频</translation>
    </message>
    <message>
        <source>it modulates pixels by their surroundings instead of attending</source>
        <translation>它用周围内容调制像素，而不做注意力</translation>
    </message>
    <message>
        <source>it needs root-mean-square norms</source>
        <translation>它需要均方根归一化</translation>
    </message>
    <message>
        <source>It paints no map of values.</source>
        <translation>它不绘制数值热图。</translation>
    </message>
    <message>
        <source>it reads the features of a model that lies in another file</source>
        <translation>它读取另一个文件中模型的特征</translation>
    </message>
    <message>
        <source>it reads words instead of patches</source>
        <translation>它读取词而不是图像块</translation>
    </message>
    <message>
        <source>It takes %1, or row,column with rows %2 and columns %3.</source>
        <translation>可为 %1，或 行,列（行 %2，列 %3）。</translation>
    </message>
    <message>
        <source>It takes %1.</source>
        <translation>它接受%1。</translation>
    </message>
    <message>
        <source>It takes a class name or an index, %1.</source>
        <translation>可为类别名称或编号，%1。</translation>
    </message>
    <message>
        <source>It takes a number</source>
        <translation>它接受数</translation>
    </message>
    <message>
        <source>It takes a whole number</source>
        <translation>它接受整数</translation>
    </message>
    <message>
        <source>It tells where more attention would help the class, even where the model pays none.</source>
        <translation>它指出多关注哪里对类别有利，即使模型并未关注那里。</translation>
    </message>
    <message>
        <source>It tells where pixels matter but not in which direction, and depends on how strong the noise is.</source>
        <translation>它指出像素在何处重要，但不指出方向，且取决于噪声有多强。</translation>
    </message>
    <message>
        <source>It tells which places could be told apart, not whether the model does so.</source>
        <translation>它说明哪些位置能够区分，而非模型是否这样做。</translation>
    </message>
    <message>
        <source>it turns noise into pictures</source>
        <translation>它把噪声变成图片</translation>
    </message>
    <message>
        <source>It turns queries and keys instead (rotary positions).</source>
        <translation>它改为旋转查询和键（旋转位置编码）。</translation>
    </message>
    <message>
        <source>it would be made of %1 and of %2.</source>
        <translation>它会同时由 %1 和 %2 生成。</translation>
    </message>
    <message>
        <source>items that are not pairs.</source>
        <translation>不成对的项。</translation>
    </message>
    <message>
        <source>its attention and MLP run in parallel</source>
        <translation>其注意力与 MLP 并行</translation>
    </message>
    <message>
        <source>its attention is differential</source>
        <translation>其注意力是差分的</translation>
    </message>
    <message>
        <source>Its attention is no map over the picture; open a plain Vision Transformer.</source>
        <translation>其注意力不是图片上的热图；请打开普通的 Vision Transformer。</translation>
    </message>
    <message>
        <source>its attention runs among channels between convolutions</source>
        <translation>其注意力在卷积之间的通道上进行</translation>
    </message>
    <message>
        <source>its attention runs between convolutions</source>
        <translation>其注意力在卷积之间进行</translation>
    </message>
    <message>
        <source>its attention runs between convolutions on shrinking grids</source>
        <translation>其注意力在卷积之间、逐渐缩小的网格上进行</translation>
    </message>
    <message>
        <source>its attention runs between convolutions, among every few pixels</source>
        <translation>其注意力在卷积之间、每隔几个像素进行</translation>
    </message>
    <message>
        <source>its attention runs in blocks and grids between convolutions</source>
        <translation>其注意力在卷积之间的块和网格中进行</translation>
    </message>
    <message>
        <source>its attention runs in blocks that are merged step by step</source>
        <translation>其注意力在逐步合并的块内进行</translation>
    </message>
    <message>
        <source>its attention runs in shifted windows</source>
        <translation>其注意力在移动窗口内进行</translation>
    </message>
    <message>
        <source>its attention runs in windows and on coarser grids in turn</source>
        <translation>其注意力交替在窗口内和更粗的网格上进行</translation>
    </message>
    <message>
        <source>its attention runs in windows between convolutions</source>
        <translation>其注意力在卷积之间的窗口内进行</translation>
    </message>
    <message>
        <source>its attention runs in windows with shared global queries</source>
        <translation>其注意力在窗口内进行，并共享全局查询</translation>
    </message>
    <message>
        <source>its attention runs in windows, with positions relative by row and column</source>
        <translation>其注意力在窗口内进行，相对位置按行列分解</translation>
    </message>
    <message>
        <source>its attention runs on several scales with convolutional positions</source>
        <translation>其注意力在多个尺度上进行，并带卷积位置</translation>
    </message>
    <message>
        <source>its blocks see both together</source>
        <translation>其各块同时处理图像和文本</translation>
    </message>
    <message>
        <source>its channels attend to one another instead of its tokens</source>
        <translation>是通道而不是词元之间做注意力</translation>
    </message>
    <message>
        <source>its first stage weighs neighbours by an outlook of its own</source>
        <translation>其第一阶段以自己的 outlook 给邻居加权</translation>
    </message>
    <message>
        <source>its first stages are convolutions</source>
        <translation>其前几个阶段是卷积</translation>
    </message>
    <message>
        <source>Its heads are %1; mean, max and min join them all.</source>
        <translation>其头为 %1；mean、max 和 min 合并所有头。</translation>
    </message>
    <message>
        <source>its heads are mixed before and after the softmax and its class token joins late</source>
        <translation>其各头在 softmax 前后混合，类别词元较晚加入</translation>
    </message>
    <message>
        <source>Its height; 0: there is no box.</source>
        <translation>其高度；0：没有框。</translation>
    </message>
    <message>
        <source>its keys and values lie on a coarser grid than its queries</source>
        <translation>其键和值的网格比查询更粗</translation>
    </message>
    <message>
        <source>Its layers are %1; -1 is the last one.</source>
        <translation>其层为 %1；-1 为最后一层。</translation>
    </message>
    <message>
        <source>its layers are packed for integer arithmetic</source>
        <translation>其层打包为整数运算</translation>
    </message>
    <message>
        <source>its layers compute with integers</source>
        <translation>其层以整数计算</translation>
    </message>
    <message>
        <source>Its library never resizes them: give the size that the model was trained for.</source>
        <translation>它的库从不缩放位置嵌入：请给出模型训练时的尺寸。</translation>
    </message>
    <message>
        <source>Its library takes smaller images only: give at most the size that the model was trained for.</source>
        <translation>它的库只接受更小的图像：请至多给出模型训练时的尺寸。</translation>
    </message>
    <message>
        <source>its matrices are packed into 4 or 8 bits</source>
        <translation>其矩阵压缩为 4 或 8 位</translation>
    </message>
    <message>
        <source>its matrices are stored with scales of their own</source>
        <translation>其矩阵带有各自的缩放系数</translation>
    </message>
    <message>
        <source>its patches come from a convolutional network</source>
        <translation>其图像块来自卷积网络</translation>
    </message>
    <message>
        <source>its patches reach over several frames</source>
        <translation>其图像块跨越多帧</translation>
    </message>
    <message>
        <source>its positions are resampled for a square and cut</source>
        <translation>其位置按正方形重采样后裁剪</translation>
    </message>
    <message>
        <source>its positions are the sum of one table for rows and one for columns</source>
        <translation>其位置为行表与列表之和</translation>
    </message>
    <message>
        <source>its queries, keys and values are pooled by convolutions</source>
        <translation>其查询、键和值由卷积汇聚</translation>
    </message>
    <message>
        <source>its queries, keys and values come from convolutions</source>
        <translation>其查询、键和值来自卷积</translation>
    </message>
    <message>
        <source>its rotary frequencies are learned per head</source>
        <translation>其旋转频率按头学习</translation>
    </message>
    <message>
        <source>its stem is a network with batch norms</source>
        <translation>其前端是带批归一化的网络</translation>
    </message>
    <message>
        <source>its tokens are merged between stages and attend within windows</source>
        <translation>其词元在各阶段之间合并，并在窗口内做注意力</translation>
    </message>
    <message>
        <source>its tokens are mixed by convolutions</source>
        <translation>其词元由卷积混合</translation>
    </message>
    <message>
        <source>its tokens are mixed by fixed matrices</source>
        <translation>其词元由固定矩阵混合</translation>
    </message>
    <message>
        <source>its tokens are mixed by pooling</source>
        <translation>其词元由汇聚混合</translation>
    </message>
    <message>
        <source>its tokens are pooled between stages</source>
        <translation>其词元在各阶段之间汇聚</translation>
    </message>
    <message>
        <source>its training hides most patches</source>
        <translation>其训练遮住了大部分图像块</translation>
    </message>
    <message>
        <source>Its upper edge.</source>
        <translation>其上边缘。</translation>
    </message>
    <message>
        <source>Its width; 0: there is no box.</source>
        <translation>其宽度；0：没有框。</translation>
    </message>
    <message>
        <source>its windows of tokens and its channels attend in turn</source>
        <translation>词元窗口与通道交替做注意力</translation>
    </message>
    <message>
        <source>Jet</source>
        <translation>Jet</translation>
    </message>
    <message>
        <source>Keep at least one, or put zero or the mean in their place.</source>
        <translation>请至少保留一个，或以零或平均代替它们。</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>keys have no bias</source>
        <translation>键没有偏置</translation>
    </message>
    <message>
        <source>Known families: %1.</source>
        <translation>已知家族：%1。</translation>
    </message>
    <message>
        <source>Last layer that takes part; -1 is the model's last.</source>
        <translation>参与计算的最后一层；-1 为模型的最后一层。</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Layer </source>
        <translation>层 </translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>layer %1 attention off</source>
        <translation>第 %1 层注意力关闭</translation>
    </message>
    <message>
        <source>layer %1 for %2</source>
        <translation>以第 %1 层代替第 %2 层</translation>
    </message>
    <message>
        <source>layer %1 head %2</source>
        <translation>第 %1 层头 %2</translation>
    </message>
    <message>
        <source>layer %1 head %2 at temperature %3</source>
        <translation>第 %1 层头 %2，温度 %3</translation>
    </message>
    <message>
        <source>layer %1 head %2 off</source>
        <translation>第 %1 层头 %2 关闭</translation>
    </message>
    <message>
        <source>layer %1 head %2 off and at temperature %3</source>
        <translation>第 %1 层头 %2 关闭，温度 %3</translation>
    </message>
    <message>
        <source>layer %1 MLP off</source>
        <translation>第 %1 层 MLP 关闭</translation>
    </message>
    <message>
        <source>layer %1, after the final norm</source>
        <translation>第 %1 层，经过最终归一化</translation>
    </message>
    <message>
        <source>Layer %1, head %2: </source>
        <translation>第 %1 层，头 %2：</translation>
    </message>
    <message>
        <source>Layer %1: attention off</source>
        <translation>第 %1 层：注意力已关闭</translation>
    </message>
    <message>
        <source>Layer %1: MLP off</source>
        <translation>第 %1 层：MLP 已关闭</translation>
    </message>
    <message>
        <source>layer norm epsilon</source>
        <translation>层归一化 epsilon</translation>
    </message>
    <message>
        <source>layer scale</source>
        <translation>层缩放</translation>
    </message>
    <message>
        <source>Layer similarity</source>
        <translation>层相似度</translation>
    </message>
    <message>
        <source>Layers and heads</source>
        <translation>层与头</translation>
    </message>
    <message>
        <source>Layers go from %1, or from -1 backwards.</source>
        <translation>层的编号为 %1，或从 -1 倒数。</translation>
    </message>
    <message>
        <source>Layers that arrange patches alike need not compute alike, and one picture gives few examples.</source>
        <translation>以相似方式排列图像块的层未必做相似的计算，且一张图片的样本很少。</translation>
    </message>
    <message>
        <source>learned positions</source>
        <translation>学习得到的位置</translation>
    </message>
    <message>
        <source>Leave out the family hint to have it recognised.</source>
        <translation>请去掉家族提示，让程序自行识别。</translation>
    </message>
    <message>
        <source>Left edge of a box around the object, in pixels of the picture.</source>
        <translation>物体外框的左边缘，以图片像素计。</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>未计入：%1</translation>
    </message>
    <message>
        <source>left, right, top or bottom</source>
        <translation>left、right、top 或 bottom</translation>
    </message>
    <message>
        <source>Legacy: uneven steps suggest borders that are not in the data.</source>
        <translation>旧式：不均匀的步长会显出数据中并不存在的边界。</translation>
    </message>
    <message>
        <source>LeGrad for %1, layers %2 to %3</source>
        <translation>针对 %1 的 LeGrad，第 %2 到 %3 层</translation>
    </message>
    <message>
        <source>LeGrad reads the mean of all tokens, in which no patch is left to be like.</source>
        <translation>LeGrad 读取所有词元的平均，其中没有可比较相似度的图像块。</translation>
    </message>
    <message>
        <source>length of the query norm</source>
        <translation>查询归一化的长度</translation>
    </message>
    <message>
        <source>length of the rotary periods</source>
        <translation>旋转周期的长度</translation>
    </message>
    <message>
        <source>lies outside the archive.</source>
        <translation>位于压缩包之外。</translation>
    </message>
    <message>
        <source>lies over another entry.</source>
        <translation>与另一个条目重叠。</translation>
    </message>
    <message>
        <source>likeness to %1</source>
        <translation>与%1的相似度</translation>
    </message>
    <message>
        <source>likeness to %1 of %2</source>
        <translation>与 %2 中%1的相似度</translation>
    </message>
    <message>
        <source>linear CKA</source>
        <translation>线性 CKA</translation>
    </message>
    <message>
        <source>linear with aligned ends, as Flax</source>
        <translation>线性，端点对齐，同 Flax</translation>
    </message>
    <message>
        <source>Lines and text stay lines and text, for Inkscape and the web.</source>
        <translation>线条和文字保持为线条和文字，用于 Inkscape 和网页。</translation>
    </message>
    <message>
        <source>Locate it; what is open stays.</source>
        <translation>请定位它；已打开的内容保持不变。</translation>
    </message>
    <message>
        <source>logit</source>
        <translation>logit</translation>
    </message>
    <message>
        <source>Logit attribution</source>
        <translation>logit 归因</translation>
    </message>
    <message>
        <source>Logit lens</source>
        <translation>Logit lens</translation>
    </message>
    <message>
        <source>Logit lens for every patch, as in ViT-Prisma</source>
        <translation>对每个图像块的 logit lens，同 ViT-Prisma</translation>
    </message>
    <message>
        <source>Logit of %1, by what added to it</source>
        <translation>%1 的 logit，按其贡献来源</translation>
    </message>
    <message>
        <source>Look at logit-lens instead, which needs no sum.</source>
        <translation>请改看 logit-lens，它不需要求和。</translation>
    </message>
    <message>
        <source>looks at</source>
        <translation>关注哪里</translation>
    </message>
    <message>
        <source>looks-at or seen-by</source>
        <translation>looks-at 或 seen-by</translation>
    </message>
    <message>
        <source>lucidrains SimpleViT</source>
        <translation>lucidrains SimpleViT</translation>
    </message>
    <message>
        <source>lucidrains ViT</source>
        <translation>lucidrains ViT</translation>
    </message>
    <message>
        <source>Magma</source>
        <translation>Magma</translation>
    </message>
    <message>
        <source>Make films with vitscope render.</source>
        <translation>请用 vitscope render 制作动画。</translation>
    </message>
    <message>
        <source>Make it with vitscope render or in the window.</source>
        <translation>请用 vitscope render 或在窗口中制作。</translation>
    </message>
    <message>
        <source>Make room, then start again: what is finished stays.</source>
        <translation>请腾出空间后重新开始：已完成的内容会保留。</translation>
    </message>
    <message>
        <source>Make the figure smaller.</source>
        <translation>请缩小图形。</translation>
    </message>
    <message>
        <source>Make the figure smaller: a GIF has at most 65535 pixels a side.</source>
        <translation>请缩小图形：GIF 每边至多 65535 像素。</translation>
    </message>
    <message>
        <source>Make the folder, or choose another.</source>
        <translation>请创建该文件夹，或选择另一个。</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>map of %1</source>
        <translation>%1的热图</translation>
    </message>
    <message>
        <source>map, layer, model, a percentage such as 1% or LO,HI with LO below HI</source>
        <translation>map、layer、model、百分比如 1%，或 LO,HI（LO 小于 HI）</translation>
    </message>
    <message>
        <source>mask %1/%2</source>
        <translation>掩码 %1/%2</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>屏蔽</translation>
    </message>
    <message>
        <source>Masked pictures that the model is asked about.</source>
        <translation>向模型询问的带掩码图片数。</translation>
    </message>
    <message>
        <source>masked: nothing, as if the patches were not there; zero or mean: an embedding of zeros, or the mean of all.</source>
        <translation>masked：无，如同图像块不存在；zero 或 mean：全零的嵌入，或所有嵌入的平均。</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>掩码数</translation>
    </message>
    <message>
        <source>masks change the patch that the features would be compared with, too.</source>
        <translation>掩码也会改变用来比较特征的那个图像块。</translation>
    </message>
    <message>
        <source>masks from the channels</source>
        <translation>由通道得到的掩码</translation>
    </message>
    <message>
        <source>mass in the box</source>
        <translation>框内的总量</translation>
    </message>
    <message>
        <source>Mass to keep</source>
        <translation>保留总量</translation>
    </message>
    <message>
        <source>max</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>max </source>
        <translation>最大 </translation>
    </message>
    <message>
        <source>max %1</source>
        <translation>最大 %1</translation>
    </message>
    <message>
        <source>maximum in the box</source>
        <translation>框内的最大值</translation>
    </message>
    <message>
        <source>maximum of heads</source>
        <translation>各头最大值</translation>
    </message>
    <message>
        <source>Maximum: 1 where it lies in the box; mass: the share above zero that does; %1.</source>
        <translation>最大值：位于框内为 1；总量：大于零的部分中位于框内的比例；%1。</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Mean of %1 picture.</source>
        <translation>%1 张图片的平均。</translation>
    </message>
    <message>
        <source>Mean of %1 pictures.</source>
        <translation>%1 张图片的平均。</translation>
    </message>
    <message>
        <source>Mean of %1 pictures; intervals: 95 %, Student's t of the mean over pictures.</source>
        <translation>%1 张图片的平均；区间：95 %，按图片平均值的 Student t。</translation>
    </message>
    <message>
        <source>mean of all patches</source>
        <translation>所有图像块的平均</translation>
    </message>
    <message>
        <source>mean of all tokens</source>
        <translation>所有词元的平均</translation>
    </message>
    <message>
        <source>mean of heads</source>
        <translation>各头平均</translation>
    </message>
    <message>
        <source>Mean over patches of the distance to where they look, in pixels of the model's input; prefix tokens left out</source>
        <translation>各图像块到其关注处的平均距离，以模型输入的像素计；不计前缀词元</translation>
    </message>
    <message>
        <source>Mean over patches of the distance to where they look, in pixels of the model's input; prefix tokens left out and the rest made to sum to 1.</source>
        <translation>各图像块到其关注处的平均距离，以模型输入的像素计；不计前缀词元，其余部分使其和为 1。</translation>
    </message>
    <message>
        <source>Mean over patches of the distance to where they look, in pixels of the model's input; prefix tokens left out, so that what goes to them counts as 0.</source>
        <translation>各图像块到其关注处的平均距离，以模型输入的像素计；不计前缀词元，因此分给它们的部分计为 0。</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Merge it into that model (merge_and_unload in PEFT), save the result and open that.</source>
        <translation>请将其合并到那个模型（PEFT 中的 merge_and_unload），保存结果再打开。</translation>
    </message>
    <message>
        <source>Merge it into that model, save the result and open that.</source>
        <translation>请将其合并到那个模型，保存结果再打开。</translation>
    </message>
    <message>
        <source>Meta's DINOv2</source>
        <translation>Meta 的 DINOv2</translation>
    </message>
    <message>
        <source>Meta's DINOv3</source>
        <translation>Meta 的 DINOv3</translation>
    </message>
    <message>
        <source>method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Method %1</source>
        <translation>方法：%1</translation>
    </message>
    <message>
        <source>Methods side by side</source>
        <translation>方法并排</translation>
    </message>
    <message>
        <source>Methods, layer %1, %2</source>
        <translation>方法，第 %1 层，%2</translation>
    </message>
    <message>
        <source>Methods: %1.</source>
        <translation>方法：%1。</translation>
    </message>
    <message>
        <source>min</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>minimum of heads</source>
        <translation>各头最小值</translation>
    </message>
    <message>
        <source>mlp %1</source>
        <translation>MLP %1</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>model folder</source>
        <translation>模型文件夹</translation>
    </message>
    <message>
        <source>Most probable class of each patch after layer %1</source>
        <translation>第 %1 层之后每个图像块最可能的类别</translation>
    </message>
    <message>
        <source>Move the cut or choose foreground=all.</source>
        <translation>请移动阈值或选择 foreground=all。</translation>
    </message>
    <message>
        <source>Move the patch that asks</source>
        <translation>移动提问的图像块</translation>
    </message>
    <message>
        <source>MP4 film</source>
        <translation>MP4 动画</translation>
    </message>
    <message>
        <source>Much attention need not do much: heads with nothing to add often rest on one such token.</source>
        <translation>注意力多未必作用大：没有贡献的头常常停留在某个这样的词元上。</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name a folder of pictures, or look into the folders below as well (--recursive).</source>
        <translation>请指定图片文件夹，或同时查找下级文件夹 (--recursive)。</translation>
    </message>
    <message>
        <source>Name a folder of pictures.</source>
        <translation>请指定图片文件夹。</translation>
    </message>
    <message>
        <source>Name another file, or say --force to replace it.</source>
        <translation>请指定另一个文件，或用 --force 替换它。</translation>
    </message>
    <message>
        <source>Name figures (-o), arrays (--npz) or a table (--table).</source>
        <translation>请指明图形 (-o)、数组 (--npz) 或表格 (--table)。</translation>
    </message>
    <message>
        <source>Name pictures or folders of them.</source>
        <translation>请指明图片或图片所在的文件夹。</translation>
    </message>
    <message>
        <source>names a class by something that is not a name</source>
        <translation>用不是名称的内容指名类</translation>
    </message>
    <message>
        <source>names a class by something that is not text</source>
        <translation>用不是文本的内容指名类</translation>
    </message>
    <message>
        <source>names a class that does not end</source>
        <translation>指名的类没有结尾</translation>
    </message>
    <message>
        <source>Names of the classes, one a line, or JSON.</source>
        <translation>类别的名称，每行一个，或 JSON。</translation>
    </message>
    <message>
        <source>Names take {image}, {model}, {layer:02}, {head:02}, {method}, {template}, {date}, {n}, {n:3} and {version}; {{ and }} stand for braces.</source>
        <translation>名称可含 {image}、{model}、{layer:02}、{head:02}、{method}、{template}、{date}、{n}、{n:3} 和 {version}；{{ 和 }} 表示花括号。</translation>
    </message>
    <message>
        <source>nats</source>
        <translation>nats</translation>
    </message>
    <message>
        <source>nearest patch that was seen</source>
        <translation>最近的可见图像块</translation>
    </message>
    <message>
        <source>nearest, bilinear, bicubic or lanczos</source>
        <translation>nearest、bilinear、bicubic 或 lanczos</translation>
    </message>
    <message>
        <source>nearest, bilinear, bicubic or lanczos.</source>
        <translation>nearest、bilinear、bicubic 或 lanczos。</translation>
    </message>
    <message>
        <source>no %1 token here: from %2</source>
        <translation>此处没有 %1 词元：从 %2 提问</translation>
    </message>
    <message>
        <source>No class names could be read.</source>
        <translation>没有读到类别名称。</translation>
    </message>
    <message>
        <source>no pass, but one maximum flow for every token: seconds to minutes</source>
        <translation>无需前向计算，但每个词元要解一次最大流：数秒到数分钟</translation>
    </message>
    <message>
        <source>no patch is left.</source>
        <translation>一个图像块也不剩。</translation>
    </message>
    <message>
        <source>no patch sees anything of the box.</source>
        <translation>没有任何图像块能看到框内的内容。</translation>
    </message>
    <message>
        <source>no usual head width fits; give the number of heads</source>
        <translation>没有合适的常见头宽度；请给出头数</translation>
    </message>
    <message>
        <source>no Vision Transformer of a known family was found. %1 The closest family is %2, which also needs %3.</source>
        <translation>未找到已知家族的 Vision Transformer。%1最接近的家族是 %2，它还需要 %3。</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Noisy pictures whose gradients are averaged.</source>
        <translation>对其梯度求平均的带噪声图片数。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>none beyond the pass</source>
        <translation>前向计算之外无额外代价</translation>
    </message>
    <message>
        <source>none: tokens as they leave the block; final: after the model's final norm.</source>
        <translation>none：离开该块时的词元；final：经过模型最终归一化之后。</translation>
    </message>
    <message>
        <source>none: weights alone</source>
        <translation>无：只用权重</translation>
    </message>
    <message>
        <source>norm</source>
        <translation>范数</translation>
    </message>
    <message>
        <source>norm after pooling</source>
        <translation>汇聚之后的归一化</translation>
    </message>
    <message>
        <source>norm before the first block</source>
        <translation>第一块之前的归一化</translation>
    </message>
    <message>
        <source>norm inside attention</source>
        <translation>注意力内部的归一化</translation>
    </message>
    <message>
        <source>Norm of what %1 receives, layer %2</source>
        <translation>%1所接收部分的范数，第 %2 层</translation>
    </message>
    <message>
        <source>Norm of what %1 receives, layer %2, with residual</source>
        <translation>%1所接收部分的范数，第 %2 层，含残差</translation>
    </message>
    <message>
        <source>Norm-based attention</source>
        <translation>基于范数的注意力</translation>
    </message>
    <message>
        <source>norm: of every token; artifacts: only of the patches above the cut, the others 0.</source>
        <translation>norm：每个词元的范数；artifacts：只取高于阈值的图像块，其余为 0。</translation>
    </message>
    <message>
        <source>norm: of prefix tokens and patches; artifacts: share of the patches above the cut.</source>
        <translation>norm：前缀词元与图像块的范数；artifacts：高于阈值的图像块所占比例。</translation>
    </message>
    <message>
        <source>Normalise</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>not </source>
        <translation>不</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>不是数</translation>
    </message>
    <message>
        <source>Not read from the same folder: %1.</source>
        <translation>未从同一文件夹读取：%1。</translation>
    </message>
    <message>
        <source>nothing (masked)</source>
        <translation>无（屏蔽）</translation>
    </message>
    <message>
        <source>nothing beside the weights tells it</source>
        <translation>权重旁没有任何说明</translation>
    </message>
    <message>
        <source>Nothing is changed inside the model.</source>
        <translation>模型内部没有改动。</translation>
    </message>
    <message>
        <source>Nothing is changed. Switch a head off with X, the layer's attention with Shift+X, its MLP with Ctrl+Shift+X, selected or pinned patches with Ctrl+Del: the model runs again and every view shows the changed pass.</source>
        <translation>没有任何改动。按 X 关闭一个头，Shift+X 关闭该层的注意力，Ctrl+Shift+X 关闭其 MLP，Ctrl+Del 移除所选或已标记的图像块：模型会重新运行，所有视图都显示改动后的结果。</translation>
    </message>
    <message>
        <source>Number of attention heads.</source>
        <translation>注意力头的数目。</translation>
    </message>
    <message>
        <source>Number that chance is drawn from.</source>
        <translation>产生随机数的种子。</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>NumPy archive</source>
        <translation>NumPy 归档</translation>
    </message>
    <message>
        <source>NumPy array</source>
        <translation>NumPy 数组</translation>
    </message>
    <message>
        <source>Occlusion</source>
        <translation>遮挡</translation>
    </message>
    <message>
        <source>Occlusion for %1</source>
        <translation>针对 %1 的遮挡</translation>
    </message>
    <message>
        <source>occurs twice.</source>
        <translation>出现了两次。</translation>
    </message>
    <message>
        <source>Of the tokens after each block, before the final norm.</source>
        <translation>每一块之后、最终归一化之前的词元。</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>on or off</source>
        <translation>on 或 off</translation>
    </message>
    <message>
        <source>one block back for each layer; two layers unless told otherwise</source>
        <translation>每层一次经过一块的反向计算；默认两层</translation>
    </message>
    <message>
        <source>one method</source>
        <translation>一种方法</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>%1 之一</translation>
    </message>
    <message>
        <source>one or two whole numbers from 8 to 4096</source>
        <translation>一个或两个 8 到 4096 的整数</translation>
    </message>
    <message>
        <source>one pass back, and 20 passes, each back through the last block alone</source>
        <translation>一次反向计算，以及 20 次只反向经过最后一块的计算</translation>
    </message>
    <message>
        <source>one pass back, shared with gradient rollout and the CAMs</source>
        <translation>一次反向计算，与梯度展开和各 CAM 共用</translation>
    </message>
    <message>
        <source>one pass back, shared with relevance and gradient rollout</source>
        <translation>一次反向计算，与相关性传播和梯度展开共用</translation>
    </message>
    <message>
        <source>one pass back, shared with relevance and the CAMs</source>
        <translation>一次反向计算，与相关性传播和各 CAM 共用</translation>
    </message>
    <message>
        <source>one pass backwards</source>
        <translation>一次反向计算</translation>
    </message>
    <message>
        <source>one pass for each head, from its layer on</source>
        <translation>每个头一次前向，从其所在层开始</translation>
    </message>
    <message>
        <source>one pass for each patch</source>
        <translation>每个图像块一次前向</translation>
    </message>
    <message>
        <source>one pass there and back</source>
        <translation>一次前向和一次反向计算</translation>
    </message>
    <message>
        <source>One picture alone</source>
        <translation>只看一张图片</translation>
    </message>
    <message>
        <source>only its last blocks attend</source>
        <translation>只有最后几块做注意力</translation>
    </message>
    <message>
        <source>only logits are sums of what the blocks add.</source>
        <translation>只有 logits 是各块贡献之和。</translation>
    </message>
    <message>
        <source>only tables and curves have a mean over pictures.</source>
        <translation>只有表格和曲线能对图片求平均。</translation>
    </message>
    <message>
        <source>Only the gradient of the last attention knows the class; what earlier layers carry is the same for every class.</source>
        <translation>只有最后一次注意力的梯度区分类别；前面各层传递的内容对每个类别都相同。</translation>
    </message>
    <message>
        <source>Only two maps of values have a difference.</source>
        <translation>只有两张数值热图才有差值。</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Open a JPEG, PNG, WebP, TIFF, BMP or PNM file.</source>
        <translation>请打开 JPEG、PNG、WebP、TIFF、BMP 或 PNM 文件。</translation>
    </message>
    <message>
        <source>Open a picture first.</source>
        <translation>请先打开一张图片。</translation>
    </message>
    <message>
        <source>Open a plain Vision Transformer instead.</source>
        <translation>请改为打开普通的 Vision Transformer。</translation>
    </message>
    <message>
        <source>Open it again once nothing writes to it.</source>
        <translation>请在没有程序写入它之后再打开。</translation>
    </message>
    <message>
        <source>Open it in a picture editor and save it again.</source>
        <translation>请在图片编辑器中打开并重新保存。</translation>
    </message>
    <message>
        <source>Open one of them.</source>
        <translation>请打开其中之一。</translation>
    </message>
    <message>
        <source>Open some pictures.</source>
        <translation>请打开一些图片。</translation>
    </message>
    <message>
        <source>Open that model's own file: its attention and features need no classifier. To see classes, too, save both as one model, for instance with save_pretrained of transformers.</source>
        <translation>请打开那个模型自己的文件：其注意力和特征不需要分类器。若还要看类别，请把两者保存为一个模型，例如用 transformers 的 save_pretrained。</translation>
    </message>
    <message>
        <source>Open the .pdparams file of the model itself.</source>
        <translation>请打开模型本身的 .pdparams 文件。</translation>
    </message>
    <message>
        <source>Open the checkpoint of the model itself.</source>
        <translation>请打开模型本身的检查点。</translation>
    </message>
    <message>
        <source>Open the model that it was made from; its weights are not quantised.</source>
        <translation>请打开制作它所用的模型；其权重未经量化。</translation>
    </message>
    <message>
        <source>Open weights of a plain Vision Transformer, or name the family with --family.</source>
        <translation>请打开普通 Vision Transformer 的权重，或用 --family 指定家族。</translation>
    </message>
    <message>
        <source>Open weights with a classifier.</source>
        <translation>请打开带分类器的权重。</translation>
    </message>
    <message>
        <source>OpenAI's own CLIP weights need quick_gelu</source>
        <translation>OpenAI 自己的 CLIP 权重需要 quick_gelu</translation>
    </message>
    <message>
        <source>OpenAI's own weights need quick_gelu, most of OpenCLIP's gelu</source>
        <translation>OpenAI 自己的权重需要 quick_gelu，OpenCLIP 的大多需要 gelu</translation>
    </message>
    <message>
        <source>other tensors</source>
        <translation>其他张量</translation>
    </message>
    <message>
        <source>other tensors show another one.</source>
        <translation>其他张量表明是另一个家族。</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Over all keys, prefix tokens included; it goes from 0 (one token) to ln %1 (all alike).</source>
        <translation>对所有键计算，包括前缀词元；范围从 0（只看一个词元）到 ln %1（均匀看所有词元）。</translation>
    </message>
    <message>
        <source>Paddle parameters</source>
        <translation>Paddle 参数</translation>
    </message>
    <message>
        <source>Paddle's default</source>
        <translation>Paddle 的默认值</translation>
    </message>
    <message>
        <source>Paddle's optimizer state</source>
        <translation>Paddle 的优化器状态</translation>
    </message>
    <message>
        <source>PaddleClas' Vision Transformer</source>
        <translation>PaddleClas 的 Vision Transformer</translation>
    </message>
    <message>
        <source>PaddleViT's Vision Transformer</source>
        <translation>PaddleViT 的 Vision Transformer</translation>
    </message>
    <message>
        <source>Part of each layer's smallest attention weights that is set to zero.</source>
        <translation>每层中被置零的最小注意力权重所占的比例。</translation>
    </message>
    <message>
        <source>Part of each layer's smallest weights that is set to zero.</source>
        <translation>每层中被置零的最小权重所占的比例。</translation>
    </message>
    <message>
        <source>Part of the attention among patches that the mask keeps.</source>
        <translation>掩码所保留的图像块间注意力的比例。</translation>
    </message>
    <message>
        <source>part of the change of the target</source>
        <translation>目标变化中所占的部分</translation>
    </message>
    <message>
        <source>Parts in which the picture is removed; 10 for road unless given, whose last part stays.</source>
        <translation>分多少份移除图片；road 未指定时为 10 份，最后一份保留。</translation>
    </message>
    <message>
        <source>Parts that no channel of the layer tells apart get the same value.</source>
        <translation>该层没有任何通道能区分的部分得到相同的值。</translation>
    </message>
    <message>
        <source>parts with "%1" between them</source>
        <translation>以“%1”分隔的各部分</translation>
    </message>
    <message>
        <source>patch</source>
        <translation>图像块</translation>
    </message>
    <message>
        <source>patch %1,%2</source>
        <translation>图像块 %1,%2</translation>
    </message>
    <message>
        <source>patch (%1, %2)</source>
        <translation>图像块（%1，%2）</translation>
    </message>
    <message>
        <source>Patch (%1, %2) removed</source>
        <translation>图像块（%1，%2）已移除</translation>
    </message>
    <message>
        <source>patch (%1, %2) removed</source>
        <translation>移除了图像块（%1，%2）</translation>
    </message>
    <message>
        <source>patch by position</source>
        <translation>按位置对应的图像块</translation>
    </message>
    <message>
        <source>patch embedding</source>
        <translation>图像块嵌入</translation>
    </message>
    <message>
        <source>Patch filters</source>
        <translation>图像块滤波器</translation>
    </message>
    <message>
        <source>Patch grid</source>
        <translation>图像块网格</translation>
    </message>
    <message>
        <source>Patch lens</source>
        <translation>图像块透镜</translation>
    </message>
    <message>
        <source>Patch lens for %1, layer %2</source>
        <translation>针对 %1 的图像块透镜，第 %2 层</translation>
    </message>
    <message>
        <source>Patch lens of a class</source>
        <translation>类别的图像块透镜</translation>
    </message>
    <message>
        <source>Patch numbers</source>
        <translation>图像块编号</translation>
    </message>
    <message>
        <source>Patch similarity</source>
        <translation>图像块相似度</translation>
    </message>
    <message>
        <source>patch size</source>
        <translation>图像块尺寸</translation>
    </message>
    <message>
        <source>Patches are masked in every layer</source>
        <translation>在每一层屏蔽图像块</translation>
    </message>
    <message>
        <source>Patches are masked in every layer.</source>
        <translation>在每一层屏蔽图像块。</translation>
    </message>
    <message>
        <source>patches of %1 have %2 numbers, but the patch embedding takes %3.</source>
        <translation>%1 的图像块有 %2 个数，而图像块嵌入接受 %3。</translation>
    </message>
    <message>
        <source>Patches removed together, along each side.</source>
        <translation>一起移除的图像块数（每边）。</translation>
    </message>
    <message>
        <source>Patches that can stand in for each other all look needless, because one is taken at a time.</source>
        <translation>能相互替代的图像块看起来都不重要，因为一次只拿掉一个。</translation>
    </message>
    <message>
        <source>Patches that hold %1 % of: %2</source>
        <translation>合计占 %1 % 的图像块：%2</translation>
    </message>
    <message>
        <source>Patches whose first component, scaled to 0..1, lies above or below the cut; components are then found among them alone and the others have no colour.</source>
        <translation>第一成分（缩放到 0..1）高于或低于阈值的图像块；之后只在它们之中求成分，其余没有颜色。</translation>
    </message>
    <message>
        <source>patches, largest</source>
        <translation>图像块，最大</translation>
    </message>
    <message>
        <source>patches, mean</source>
        <translation>图像块，平均</translation>
    </message>
    <message>
        <source>path %1/%2</source>
        <translation>路径 %1/%2</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>pickled arrays</source>
        <translation>pickle 数组</translation>
    </message>
    <message>
        <source>picture %1/%2: </source>
        <translation>图片 %1/%2：</translation>
    </message>
    <message>
        <source>Picture and overlay</source>
        <translation>图片与叠加</translation>
    </message>
    <message>
        <source>Pictures and overlays, in rows</source>
        <translation>图片与叠加，按行排列</translation>
    </message>
    <message>
        <source>Pictures of the session's film that are missing: %1.</source>
        <translation>会话胶片中缺少的图片：%1。</translation>
    </message>
    <message>
        <source>Pictures with holes are unlike what the model learned from, so a small lead over chance proves little.</source>
        <translation>带洞的图片与模型学习过的图片不同，因此略胜随机说明不了什么。</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Pixels are filled in from their neighbours, with noise, as in ROAD</source>
        <translation>像素由其相邻像素加噪声填补，与 ROAD 相同</translation>
    </message>
    <message>
        <source>Pixels are filled in from their neighbours, with noise, as in ROAD.</source>
        <translation>像素由其相邻像素加噪声填补，与 ROAD 相同。</translation>
    </message>
    <message>
        <source>pixels are scaled otherwise than by 1/255; mean and std were scaled to match</source>
        <translation>像素缩放不是 1/255；mean 和 std 已相应调整</translation>
    </message>
    <message>
        <source>Pixels at the chosen dots per inch.</source>
        <translation>按所选分辨率的像素图。</translation>
    </message>
    <message>
        <source>Pixels become black, as in Chefer et al. 2021</source>
        <translation>像素变为黑色，与 Chefer 等 2021 相同</translation>
    </message>
    <message>
        <source>Pixels become black, as in Chefer et al. 2021.</source>
        <translation>像素变为黑色，与 Chefer 等 2021 相同。</translation>
    </message>
    <message>
        <source>Pixels become the mean colour (deletion) or replace a blurred picture (insertion), as in RISE</source>
        <translation>像素变为平均颜色（删除），或替换模糊图片（插入），与 RISE 相同</translation>
    </message>
    <message>
        <source>Pixels become the mean colour (deletion) or replace a blurred picture (insertion), as in RISE.</source>
        <translation>像素变为平均颜色（删除），或替换模糊图片（插入），与 RISE 相同。</translation>
    </message>
    <message>
        <source>Pixels of a patch.</source>
        <translation>一个图像块的像素数。</translation>
    </message>
    <message>
        <source>Pixels of the model's input.</source>
        <translation>模型输入的像素数。</translation>
    </message>
    <message>
        <source>pixels, H or HxW</source>
        <translation>像素，H 或 HxW</translation>
    </message>
    <message>
        <source>pixels, H or HxW, or none</source>
        <translation>像素，H 或 HxW，或 none</translation>
    </message>
    <message>
        <source>Plain Vision Transformers of timm are supported.</source>
        <translation>支持 timm 的普通 Vision Transformer。</translation>
    </message>
    <message>
        <source>Plasma</source>
        <translation>Plasma</translation>
    </message>
    <message>
        <source>Please report this with the details.</source>
        <translation>请连同详细信息一起报告此问题。</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG 图片</translation>
    </message>
    <message>
        <source>Points between the mean colour and the picture whose gradients are averaged.</source>
        <translation>平均颜色与图片之间对其梯度求平均的点数。</translation>
    </message>
    <message>
        <source>Points of Gauss-Legendre quadrature between the mean colour and the picture.</source>
        <translation>平均颜色与图片之间 Gauss-Legendre 求积的点数。</translation>
    </message>
    <message>
        <source>pool</source>
        <translation>汇聚</translation>
    </message>
    <message>
        <source>pooled tokens</source>
        <translation>汇聚的词元</translation>
    </message>
    <message>
        <source>Position embedding similarity</source>
        <translation>位置嵌入相似度</translation>
    </message>
    <message>
        <source>position embeddings</source>
        <translation>位置嵌入</translation>
    </message>
    <message>
        <source>position resizing</source>
        <translation>位置缩放</translation>
    </message>
    <message>
        <source>Position similarity</source>
        <translation>位置相似度</translation>
    </message>
    <message>
        <source>positions</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>positive gradient</source>
        <translation>正梯度</translation>
    </message>
    <message>
        <source>prediction %1</source>
        <translation>预测 %1</translation>
    </message>
    <message>
        <source>Predictions before and after the changes</source>
        <translation>干预前后的预测</translation>
    </message>
    <message>
        <source>prefix tokens</source>
        <translation>前缀词元</translation>
    </message>
    <message>
        <source>preparing the picture</source>
        <translation>正在准备图片</translation>
    </message>
    <message>
        <source>preprocessing</source>
        <translation>预处理</translation>
    </message>
    <message>
        <source>preprocessor_config.json is for an input of %1 pixels; resize and crop were scaled to %2</source>
        <translation>preprocessor_config.json 适用于 %1 像素的输入；缩放和裁剪已调整到 %2</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Principal components</source>
        <translation>主成分</translation>
    </message>
    <message>
        <source>Principal components of the patch embedding</source>
        <translation>图像块嵌入的主成分</translation>
    </message>
    <message>
        <source>Principal components, %1</source>
        <translation>主成分，%1</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Probability (softmax over all classes) or logit.</source>
        <translation>概率（对所有类别的 softmax）或 logit。</translation>
    </message>
    <message>
        <source>Probability with which a cell is kept.</source>
        <translation>保留一格的概率。</translation>
    </message>
    <message>
        <source>Protect</source>
        <translation>保护</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Put {image} into the names of outputs, and {folder} where pictures of several folders share a name.</source>
        <translation>请在输出名称中加入 {image}；若不同文件夹的图片同名，再加入 {folder}。</translation>
    </message>
    <message>
        <source>puts more than 1,000,000 values on its stack</source>
        <translation>在栈上放入超过 1,000,000 个值</translation>
    </message>
    <message>
        <source>pytorch-grad-cam sets what is below zero to zero and scales the rest from 0 to 1, as jacobgil/pytorch-grad-cam does on the grid.</source>
        <translation>pytorch-grad-cam 把零以下的值置零，其余缩放到 0 到 1，与 jacobgil/pytorch-grad-cam 在网格上的做法一致。</translation>
    </message>
    <message>
        <source>Queries</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>query scale</source>
        <translation>查询缩放</translation>
    </message>
    <message>
        <source>quick: those of one pass; all: also those that need many passes.</source>
        <translation>quick：只需一次计算的方法；all：也包括需要多次计算的方法。</translation>
    </message>
    <message>
        <source>Rainbow with smooth lightness, for picking out small differences.</source>
        <translation>亮度平滑的彩虹色，便于分辨小差异。</translation>
    </message>
    <message>
        <source>random order %1/%2</source>
        <translation>随机次序 %1/%2</translation>
    </message>
    <message>
        <source>random order (mean)</source>
        <translation>随机次序（平均）</translation>
    </message>
    <message>
        <source>Random orders</source>
        <translation>随机次序</translation>
    </message>
    <message>
        <source>random orders</source>
        <translation>随机次序</translation>
    </message>
    <message>
        <source>range of all heads of all layers</source>
        <translation>所有层所有头的范围</translation>
    </message>
    <message>
        <source>range of all heads of the layer</source>
        <translation>该层所有头的范围</translation>
    </message>
    <message>
        <source>range of all maps shown</source>
        <translation>所示全部热图的范围</translation>
    </message>
    <message>
        <source>range of all tiles</source>
        <translation>所有小图的范围</translation>
    </message>
    <message>
        <source>range of all values</source>
        <translation>所有数值的范围</translation>
    </message>
    <message>
        <source>range of both maps</source>
        <translation>两张热图的范围</translation>
    </message>
    <message>
        <source>range of both maps, symmetric about zero</source>
        <translation>两张热图的范围，关于零对称</translation>
    </message>
    <message>
        <source>range of this map</source>
        <translation>本热图的范围</translation>
    </message>
    <message>
        <source>Ranking by faithfulness</source>
        <translation>忠实度排名</translation>
    </message>
    <message>
        <source>Raw attention of every head (columns) of every layer (rows).</source>
        <translation>每一层（行）每个头（列）的原始注意力。</translation>
    </message>
    <message>
        <source>Raw attention of every head of one layer, and their mean.</source>
        <translation>一层中每个头的原始注意力及其平均。</translation>
    </message>
    <message>
        <source>Raw attention, mean of heads, rollout, gradient rollout, relevance and Grad-CAM of one pass, each over its own scale (--methods chooses others).</source>
        <translation>一次前向的原始注意力、各头平均、注意力展开、梯度展开、相关性传播和 Grad-CAM，各用自己的刻度（可用 --methods 选择其他方法）。</translation>
    </message>
    <message>
        <source>Raw, %1</source>
        <translation>原始，%1</translation>
    </message>
    <message>
        <source>Re-save it with a current PyTorch on the machine that wrote it.</source>
        <translation>请在写出它的机器上用当前的 PyTorch 重新保存。</translation>
    </message>
    <message>
        <source>reaches past the end of the archive's data.</source>
        <translation>超出压缩包数据的末尾。</translation>
    </message>
    <message>
        <source>reading tensor %1/%2</source>
        <translation>正在读取张量 %1/%2</translation>
    </message>
    <message>
        <source>recalls a value that it never remembered</source>
        <translation>取回从未记住的值</translation>
    </message>
    <message>
        <source>Red to blue</source>
        <translation>红到蓝</translation>
    </message>
    <message>
        <source>Red, green and blue are the first components of %1 patches, with</source>
        <translation>红、绿、蓝为 %1 个图像块的前几个成分，占</translation>
    </message>
    <message>
        <source>Red, green and blue are the first components of %1 patches, with %2 of the variance; each scaled to its own range.</source>
        <translation>红、绿、蓝为 %1 个图像块的前几个成分，占方差的 %2；各按自身范围缩放。</translation>
    </message>
    <message>
        <source>relative position biases</source>
        <translation>相对位置偏置</translation>
    </message>
    <message>
        <source>relative position biases of all blocks</source>
        <translation>所有块共用的相对位置偏置</translation>
    </message>
    <message>
        <source>relative position biases of every block</source>
        <translation>每一块各自的相对位置偏置</translation>
    </message>
    <message>
        <source>Relevance</source>
        <translation>相关性传播</translation>
    </message>
    <message>
        <source>relevance</source>
        <translation>相关性</translation>
    </message>
    <message>
        <source>Relevance for %1, %2</source>
        <translation>针对 %1 的相关性传播，%2</translation>
    </message>
    <message>
        <source>remembers a value under the impossible number %1</source>
        <translation>以不可能的编号 %1 记住一个值</translation>
    </message>
    <message>
        <source>removal %1/%2</source>
        <translation>移除 %1/%2</translation>
    </message>
    <message>
        <source>Remove patches or bring them back</source>
        <translation>移除或恢复图像块</translation>
    </message>
    <message>
        <source>Remove pin</source>
        <translation>移除标记</translation>
    </message>
    <message>
        <source>Removed patch</source>
        <translation>移除的图像块</translation>
    </message>
    <message>
        <source>removing what the map ranks first</source>
        <translation>按热图排名从先到后移除</translation>
    </message>
    <message>
        <source>Renormalise</source>
        <translation>重新归一化</translation>
    </message>
    <message>
        <source>Repair the file in a text editor or download it again.</source>
        <translation>请用文本编辑器修复该文件，或重新下载。</translation>
    </message>
    <message>
        <source>representation layer before the classifier</source>
        <translation>分类器之前的表示层</translation>
    </message>
    <message>
        <source>Residual weight</source>
        <translation>残差权重</translation>
    </message>
    <message>
        <source>resize</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>resized %1 to %2</source>
        <translation>由 %1 缩放到 %2</translation>
    </message>
    <message>
        <source>resized %1 to %2, bilinear, as Hugging Face</source>
        <translation>由 %1 缩放到 %2，双线性，同 Hugging Face</translation>
    </message>
    <message>
        <source>resized %1 to %2, linear between geometric offsets, as timm</source>
        <translation>由 %1 缩放到 %2，在几何偏移之间线性插值，同 timm</translation>
    </message>
    <message>
        <source>ResNet stem</source>
        <translation>ResNet 前端</translation>
    </message>
    <message>
        <source>rest</source>
        <translation>其余</translation>
    </message>
    <message>
        <source>Restore the model</source>
        <translation>恢复模型</translation>
    </message>
    <message>
        <source>RISE for %1</source>
        <translation>针对 %1 的 RISE</translation>
    </message>
    <message>
        <source>ROAD, half of insertion - deletion: %1.</source>
        <translation>ROAD，（插入 − 删除）的一半：%1。</translation>
    </message>
    <message>
        <source>rollout</source>
        <translation>展开值</translation>
    </message>
    <message>
        <source>rollout / maximum</source>
        <translation>展开 / 最大值</translation>
    </message>
    <message>
        <source>rotary base</source>
        <translation>旋转基数</translation>
    </message>
    <message>
        <source>rotary positions</source>
        <translation>旋转位置</translation>
    </message>
    <message>
        <source>row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>row by row, as vit-pytorch</source>
        <translation>逐行，同 vit-pytorch</translation>
    </message>
    <message>
        <source>row of patches</source>
        <translation>图像块的行</translation>
    </message>
    <message>
        <source>row, column</source>
        <translation>行，列</translation>
    </message>
    <message>
        <source>Run `git lfs pull` or use the site's download button.</source>
        <translation>请运行 `git lfs pull`，或使用网站的下载按钮。</translation>
    </message>
    <message>
        <source>Running the changed model</source>
        <translation>正在运行改动后的模型</translation>
    </message>
    <message>
        <source>Running the model</source>
        <translation>正在运行模型</translation>
    </message>
    <message>
        <source>Running the second picture</source>
        <translation>正在运行第二张图片</translation>
    </message>
    <message>
        <source>sample %1/%2</source>
        <translation>样本 %1/%2</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>Save it again as a plain JPEG.</source>
        <translation>请重新保存为普通 JPEG。</translation>
    </message>
    <message>
        <source>Save it as an 8-bit JPEG or a 16-bit PNG.</source>
        <translation>请保存为 8 位 JPEG 或 16 位 PNG。</translation>
    </message>
    <message>
        <source>Save it as an RGB picture first.</source>
        <translation>请先保存为 RGB 图片。</translation>
    </message>
    <message>
        <source>Save it as GIF.</source>
        <translation>请保存为 GIF。</translation>
    </message>
    <message>
        <source>Save it as PDF.</source>
        <translation>请保存为 PDF。</translation>
    </message>
    <message>
        <source>Save it as PNG or JPEG and open that.</source>
        <translation>请保存为 PNG 或 JPEG 再打开。</translation>
    </message>
    <message>
        <source>Save it as SVG.</source>
        <translation>请保存为 SVG。</translation>
    </message>
    <message>
        <source>Save its parameters in Python: numpy.savez(file, **flax.traverse_util.flatten_dict(params, sep='/')).</source>
        <translation>请在 Python 中保存其参数：numpy.savez(file, **flax.traverse_util.flatten_dict(params, sep='/'))。</translation>
    </message>
    <message>
        <source>Save its weights by name in Python: numpy.savez(file, **{w.path: w.numpy() for w in model.weights}).</source>
        <translation>请在 Python 中按名称保存其权重：numpy.savez(file, **{w.path: w.numpy() for w in model.weights})。</translation>
    </message>
    <message>
        <source>Save the model as float32, float16 or bfloat16.</source>
        <translation>请以 float32、float16 或 bfloat16 保存模型。</translation>
    </message>
    <message>
        <source>Save the model in float32, float16 or bfloat16 (dequantise it first) and open that.</source>
        <translation>请以 float32、float16 或 bfloat16 保存模型（先反量化）再打开。</translation>
    </message>
    <message>
        <source>Save the model's state_dict as safetensors or with torch.save and open that.</source>
        <translation>请把模型的 state_dict 保存为 safetensors 或用 torch.save 保存，再打开。</translation>
    </message>
    <message>
        <source>Save the state dict alone in Python: torch.save(model.state_dict(), 'new.pth').</source>
        <translation>请在 Python 中单独保存 state dict：torch.save(model.state_dict(), 'new.pth')。</translation>
    </message>
    <message>
        <source>Save the state dict in Python: torch.save(torch.export.load(file).state_dict, 'new.pth').</source>
        <translation>请在 Python 中保存 state dict：torch.save(torch.export.load(file).state_dict, 'new.pth')。</translation>
    </message>
    <message>
        <source>Save the state dict in Python: torch.save(torch.jit.load(file).state_dict(), 'new.pth').</source>
        <translation>请在 Python 中保存 state dict：torch.save(torch.jit.load(file).state_dict(), 'new.pth')。</translation>
    </message>
    <message>
        <source>Save the weights again with torch.save.</source>
        <translation>请用 torch.save 重新保存权重。</translation>
    </message>
    <message>
        <source>Save the weights as safetensors, or again with another PyTorch.</source>
        <translation>请把权重保存为 safetensors，或用另一版本的 PyTorch 重新保存。</translation>
    </message>
    <message>
        <source>Save the weights with numpy.savez(file, **arrays).</source>
        <translation>请用 numpy.savez(file, **arrays) 保存权重。</translation>
    </message>
    <message>
        <source>Save the weights without encryption.</source>
        <translation>请不加密地保存权重。</translation>
    </message>
    <message>
        <source>Save them with numpy.savez(file, **arrays) and open the .npz.</source>
        <translation>请用 numpy.savez(file, **arrays) 保存，再打开 .npz。</translation>
    </message>
    <message>
        <source>Scale it down in a picture editor first.</source>
        <translation>请先在图片编辑器中缩小。</translation>
    </message>
    <message>
        <source>Scale the picture down first.</source>
        <translation>请先缩小图片。</translation>
    </message>
    <message>
        <source>scaled from 0 to 1</source>
        <translation>缩放到 0 到 1</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>Second, the same</source>
        <translation>第二个，相同</translation>
    </message>
    <message>
        <source>See vitscope --help.</source>
        <translation>参见 vitscope --help。</translation>
    </message>
    <message>
        <source>See vitscope render --help.</source>
        <translation>参见 vitscope render --help。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>seen by</source>
        <translation>被谁关注</translation>
    </message>
    <message>
        <source>Select a token</source>
        <translation>选择词元</translation>
    </message>
    <message>
        <source>Select patches</source>
        <translation>选择图像块</translation>
    </message>
    <message>
        <source>self: the token itself; cls: the class token; prefix: all tokens that are no patches (class, distillation, registers).</source>
        <translation>self：词元自身；cls：类别词元；prefix：所有非图像块的词元（类别、蒸馏、寄存器）。</translation>
    </message>
    <message>
        <source>separate queries, keys and values</source>
        <translation>分开的查询、键和值</translation>
    </message>
    <message>
        <source>Set as reference</source>
        <translation>设为参考</translation>
    </message>
    <message>
        <source>Set the resize and crop hints to the size of the model's input.</source>
        <translation>请把缩放和裁剪提示设为模型输入的尺寸。</translation>
    </message>
    <message>
        <source>sets a key without a value</source>
        <translation>设置了没有值的键</translation>
    </message>
    <message>
        <source>sets more than 1,000,000 marks</source>
        <translation>设置了超过 1,000,000 个标记</translation>
    </message>
    <message>
        <source>several attentions run side by side in each block</source>
        <translation>每个块中有多个注意力并行</translation>
    </message>
    <message>
        <source>sharded weights</source>
        <translation>分片权重</translation>
    </message>
    <message>
        <source>Share of each head's attention, 0 to 1.</source>
        <translation>每个头的注意力所占比例，0 到 1。</translation>
    </message>
    <message>
        <source>share of patches</source>
        <translation>图像块所占比例</translation>
    </message>
    <message>
        <source>Share of the identity (the skip connection) in every layer.</source>
        <translation>每层中恒等映射（跳跃连接）所占的比例。</translation>
    </message>
    <message>
        <source>share of the map</source>
        <translation>占热图的比例</translation>
    </message>
    <message>
        <source>share removed (deletion) or given (insertion)</source>
        <translation>已移除（删除）或已给出（插入）的比例</translation>
    </message>
    <message>
        <source>shortest:N, exact:HxW or cover:HxW</source>
        <translation>shortest:N、exact:HxW 或 cover:HxW</translation>
    </message>
    <message>
        <source>shortest:N, exact:HxW or cover:HxW.</source>
        <translation>shortest:N、exact:HxW 或 cover:HxW。</translation>
    </message>
    <message>
        <source>Show them one by one.</source>
        <translation>请逐个显示。</translation>
    </message>
    <message>
        <source>SigLIP 2 of free resolution has a square table.</source>
        <translation>自由分辨率的 SigLIP 2 的位置表是正方形的。</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>符号</translation>
    </message>
    <message>
        <source>Similarity to %1, %2</source>
        <translation>与%1的相似度，%2</translation>
    </message>
    <message>
        <source>sine and cosine positions need a width that 4 divides, not %1.</source>
        <translation>正弦余弦位置需要能被 4 整除的宽度，而不是 %1。</translation>
    </message>
    <message>
        <source>sines and cosines</source>
        <translation>正弦与余弦</translation>
    </message>
    <message>
        <source>size of the gradient</source>
        <translation>梯度大小</translation>
    </message>
    <message>
        <source>Smooth gradient</source>
        <translation>平滑梯度</translation>
    </message>
    <message>
        <source>Smooth gradient for %1</source>
        <translation>针对 %1 的平滑梯度</translation>
    </message>
    <message>
        <source>Smooth gradient x input</source>
        <translation>平滑梯度 × 输入</translation>
    </message>
    <message>
        <source>Smooth gradient x input for %1</source>
        <translation>针对 %1 的平滑梯度 × 输入</translation>
    </message>
    <message>
        <source>Smooth map</source>
        <translation>平滑热图</translation>
    </message>
    <message>
        <source>Some choices did not fit the model and are as at the start.</source>
        <translation>部分选择不适合此模型，已恢复为初始值。</translation>
    </message>
    <message>
        <source>some values are not finite numbers; those that are no numbers are shown black</source>
        <translation>有些数值不是有限数；非数值显示为黑色</translation>
    </message>
    <message>
        <source>something unexpected happened: %1</source>
        <translation>发生了意外情况：%1</translation>
    </message>
    <message>
        <source>square grid of the %1</source>
        <translation>由 %1 得出的正方形网格</translation>
    </message>
    <message>
        <source>square patches, from %1</source>
        <translation>正方形图像块，由 %1 得出</translation>
    </message>
    <message>
        <source>Standard deviation of the noise where the mask is dark, in the normalised input.</source>
        <translation>掩码暗处噪声的标准差，以归一化后的输入计。</translation>
    </message>
    <message>
        <source>Standard deviation of the noise, as part of the picture's range.</source>
        <translation>噪声的标准差，占图片取值范围的比例。</translation>
    </message>
    <message>
        <source>Starting the engine</source>
        <translation>正在启动计算引擎</translation>
    </message>
    <message>
        <source>states its protocol twice</source>
        <translation>两次声明协议</translation>
    </message>
    <message>
        <source>std</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>step %1/%2</source>
        <translation>步骤 %1/%2</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Storage %1 has an impossible length.</source>
        <translation>存储 %1 的长度不可能。</translation>
    </message>
    <message>
        <source>Storage %1 is described in two different ways.</source>
        <translation>存储 %1 有两种不同的描述。</translation>
    </message>
    <message>
        <source>Storage %1 is not as long as the tensors say.</source>
        <translation>存储 %1 的长度与张量所说的不符。</translation>
    </message>
    <message>
        <source>Storage %1 is not in the checkpoint.</source>
        <translation>存储 %1 不在检查点中。</translation>
    </message>
    <message>
        <source>Storage %1 should hold %2 bytes but holds %3.</source>
        <translation>存储 %1 应有 %2 字节，但只有 %3。</translation>
    </message>
    <message>
        <source>Storage %1 should hold %2 bytes but only %3 are left.</source>
        <translation>存储 %1 应有 %2 字节，但只剩 %3。</translation>
    </message>
    <message>
        <source>Subtracted from channels scaled to 0..1.</source>
        <translation>从缩放到 0..1 的通道中减去。</translation>
    </message>
    <message>
        <source>sum %1 of %2</source>
        <translation>合计 %1 / %2</translation>
    </message>
    <message>
        <source>Supported: gelu, gelu_tanh, quick_gelu, silu.</source>
        <translation>支持：gelu、gelu_tanh、quick_gelu、silu。</translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation>SVG 绘图</translation>
    </message>
    <message>
        <source>Switch a head, a layer or patches off (--off), or choose layers or heads.</source>
        <translation>请关闭一个头、一层或图像块 (--off)，或选择层或头。</translation>
    </message>
    <message>
        <source>Switch all heads of layer %1 off or on</source>
        <translation>关闭或恢复第 %1 层的所有头</translation>
    </message>
    <message>
        <source>Switch attention of layer %1 off or on</source>
        <translation>关闭或恢复第 %1 层的注意力</translation>
    </message>
    <message>
        <source>Switch head %1 of layer %2 off or on</source>
        <translation>关闭或恢复第 %2 层的头 %1</translation>
    </message>
    <message>
        <source>Switch MLP of layer %1 off or on</source>
        <translation>关闭或恢复第 %1 层的 MLP</translation>
    </message>
    <message>
        <source>table: layer by head; depth: every head as a point over its layer.</source>
        <translation>table：层 × 头的表；depth：每个头作为其层上的一点。</translation>
    </message>
    <message>
        <source>Take back: %1</source>
        <translation>撤回：%1</translation>
    </message>
    <message>
        <source>Take fewer layers (start, end), a smaller picture, or rollout.</source>
        <translation>请取较少的层（start、end）、较小的图片，或改用注意力展开。</translation>
    </message>
    <message>
        <source>takes a value from an empty stack</source>
        <translation>从空栈取值</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>temperature %1</source>
        <translation>温度 %1</translation>
    </message>
    <message>
        <source>Temperature in layer %1</source>
        <translation>第 %1 层的温度</translation>
    </message>
    <message>
        <source>Temperature of the head shown</source>
        <translation>所示头的温度</translation>
    </message>
    <message>
        <source>text with characters above U+00FF.</source>
        <translation>含有 U+00FF 以上字符的文本。</translation>
    </message>
    <message>
        <source>The %1 is damaged, or of a kind that is not read.</source>
        <translation>%1 已损坏，或属于无法读取的类型。</translation>
    </message>
    <message>
        <source>the activation %1 is not supported.</source>
        <translation>不支持激活函数 %1。</translation>
    </message>
    <message>
        <source>the architecture %1 cannot be run: %2.</source>
        <translation>架构 %1 不能运行：%2。</translation>
    </message>
    <message>
        <source>the array holds %1, not float32 (&lt;f4).</source>
        <translation>数组含有 %1，而不是 float32 (&lt;f4)。</translation>
    </message>
    <message>
        <source>The array says %1 of %2 but only %3 bytes are there.</source>
        <translation>数组自称有 %2 个 %1，但只有 %3 字节。</translation>
    </message>
    <message>
        <source>the array's header is longer than it may be.</source>
        <translation>数组的文件头超过允许的长度。</translation>
    </message>
    <message>
        <source>the array's header is longer than the file.</source>
        <translation>数组的文件头比文件还长。</translation>
    </message>
    <message>
        <source>the array's header is not one that NumPy writes.</source>
        <translation>数组的文件头不是 NumPy 写出的。</translation>
    </message>
    <message>
        <source>The BMP has %1 bits per pixel.</source>
        <translation>BMP 每像素 %1 位。</translation>
    </message>
    <message>
        <source>The BMP is compressed in a way that is not read.</source>
        <translation>BMP 的压缩方式无法读取。</translation>
    </message>
    <message>
        <source>the box covers %1 of what the model sees</source>
        <translation>框占模型所见的 %1</translation>
    </message>
    <message>
        <source>the box has no size.</source>
        <translation>框的大小为零。</translation>
    </message>
    <message>
        <source>The brightest value of the picture is out of range.</source>
        <translation>图片的最亮值超出范围。</translation>
    </message>
    <message>
        <source>the built-in demo model and pictures are missing.</source>
        <translation>缺少内置的演示模型和图片。</translation>
    </message>
    <message>
        <source>The checkpoint does not list the storages that its tensors name.</source>
        <translation>检查点没有列出其张量所指的存储。</translation>
    </message>
    <message>
        <source>The checkpoint has no data.pkl in its folder.</source>
        <translation>检查点的文件夹中没有 data.pkl。</translation>
    </message>
    <message>
        <source>The checkpoint is incomplete: it ends after its first pickles.</source>
        <translation>检查点不完整：在最初的几个 pickle 之后就结束了。</translation>
    </message>
    <message>
        <source>The checkpoint is not of protocol 1001.</source>
        <translation>检查点不是协议 1001。</translation>
    </message>
    <message>
        <source>The checkpoint lists a storage twice, or one that no tensor names.</source>
        <translation>检查点列出的存储有重复，或没有张量指向它。</translation>
    </message>
    <message>
        <source>The checkpoint names a storage by something that is not a short number.</source>
        <translation>检查点用不是短数字的内容指名存储。</translation>
    </message>
    <message>
        <source>The checkpoint states no version.</source>
        <translation>检查点没有声明版本。</translation>
    </message>
    <message>
        <source>The checkpoint states the byte order "%1".</source>
        <translation>检查点声明字节序“%1”。</translation>
    </message>
    <message>
        <source>The checkpoint states version "%1"; 1 to 10 are read.</source>
        <translation>检查点声明版本“%1”；可读取 1 到 10。</translation>
    </message>
    <message>
        <source>The checkpoint was not written on a little-endian machine.</source>
        <translation>检查点不是在小端机器上写出的。</translation>
    </message>
    <message>
        <source>The checkpoint was saved without checksums; damage to its numbers would not be noticed.</source>
        <translation>检查点保存时没有校验和；其数值若有损坏将无法发现。</translation>
    </message>
    <message>
        <source>The checkpoint's entries are in two folders, "%1" and "%2".</source>
        <translation>检查点的条目在两个文件夹中：“%1”和“%2”。</translation>
    </message>
    <message>
        <source>The checkpoint's entry "%1" holds %2 bytes; at most %3 are read.</source>
        <translation>检查点的条目“%1”有 %2 字节；至多读取 %3。</translation>
    </message>
    <message>
        <source>The checkpoint's entry "%1" is in no folder.</source>
        <translation>检查点的条目“%1”不在任何文件夹中。</translation>
    </message>
    <message>
        <source>The class index %1 is out of range.</source>
        <translation>类别编号 %1 超出范围。</translation>
    </message>
    <message>
        <source>the class token</source>
        <translation>类别词元</translation>
    </message>
    <message>
        <source>the classifier leaves attention pooling out</source>
        <translation>分类器不使用注意力汇聚</translation>
    </message>
    <message>
        <source>the classifier reads tokens that no norm has seen</source>
        <translation>分类器读取未经归一化的词元</translation>
    </message>
    <message>
        <source>the distillation token</source>
        <translation>蒸馏词元</translation>
    </message>
    <message>
        <source>The ending of the name says no format that can be written.</source>
        <translation>名称的后缀不是可写的格式。</translation>
    </message>
    <message>
        <source>the exact form, as PyTorch's ports run these files; Flax itself ran gelu_tanh</source>
        <translation>精确形式，与 PyTorch 移植版运行这些文件的方式相同；Flax 本身使用 gelu_tanh</translation>
    </message>
    <message>
        <source>The fewest patches that hold a given part of a token's attention: 1 where kept, 0 elsewhere.</source>
        <translation>合计达到给定注意力比例的最少图像块：保留处为 1，其余为 0。</translation>
    </message>
    <message>
        <source>The figure could not be encoded (%1).</source>
        <translation>无法编码图形（%1）。</translation>
    </message>
    <message>
        <source>The figure could not be encoded.</source>
        <translation>无法编码图形。</translation>
    </message>
    <message>
        <source>The figure has no map.</source>
        <translation>图形没有热图。</translation>
    </message>
    <message>
        <source>The figure would have more than 200 million pixels.</source>
        <translation>图形会超过 2 亿像素。</translation>
    </message>
    <message>
        <source>The file asks Python to run `%1`. ViTScope ran nothing; we suggest deleting the file.</source>
        <translation>该文件要求 Python 运行 `%1`。ViTScope 没有运行任何内容；建议删除该文件。</translation>
    </message>
    <message>
        <source>the file cannot be read.</source>
        <translation>无法读取该文件。</translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation>无法读取文件：%1。</translation>
    </message>
    <message>
        <source>The file cannot be written%1.</source>
        <translation>不能写入该文件%1。</translation>
    </message>
    <message>
        <source>The file changed while it was being read.</source>
        <translation>文件在读取时发生了变化。</translation>
    </message>
    <message>
        <source>The file could not be finished%1.</source>
        <translation>无法完成文件%1。</translation>
    </message>
    <message>
        <source>The file could not be written%1.</source>
        <translation>无法写入文件%1。</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>无法写入文件。</translation>
    </message>
    <message>
        <source>the file does not tell cls from avg</source>
        <translation>文件无法区分 cls 与 avg</translation>
    </message>
    <message>
        <source>The file ends too early.</source>
        <translation>文件过早结束。</translation>
    </message>
    <message>
        <source>The file exists already.</source>
        <translation>文件已存在。</translation>
    </message>
    <message>
        <source>The file has metadata twice.</source>
        <translation>文件有两份元数据。</translation>
    </message>
    <message>
        <source>the file holds %1 (by its tensor %2), which is not run: %3.</source>
        <translation>文件含有%1（由其张量 %2 得知），不能运行：%3。</translation>
    </message>
    <message>
        <source>The file holds %1, not tensors by name.</source>
        <translation>文件含有 %1，不是按名称存放的张量。</translation>
    </message>
    <message>
        <source>The file holds a whole Python object (%1), not a state dict.</source>
        <translation>文件含有整个 Python 对象（%1），不是 state dict。</translation>
    </message>
    <message>
        <source>The file holds an optimizer's state, not a model's weights.</source>
        <translation>文件含有优化器的状态，不是模型的权重。</translation>
    </message>
    <message>
        <source>The file holds no JSON object.</source>
        <translation>该文件不含 JSON 对象。</translation>
    </message>
    <message>
        <source>the file holds no JSON object.</source>
        <translation>文件不含 JSON 对象。</translation>
    </message>
    <message>
        <source>the file holds no positions.</source>
        <translation>文件不含位置。</translation>
    </message>
    <message>
        <source>The file holds no record of a view.</source>
        <translation>该文件不含视图记录。</translation>
    </message>
    <message>
        <source>The file holds no tensors by name; its keys are: %1.</source>
        <translation>文件不含按名称存放的张量；其键为：%1。</translation>
    </message>
    <message>
        <source>The file holds no tensors.</source>
        <translation>文件不含张量。</translation>
    </message>
    <message>
        <source>The file is a link that leads out of the model's folder.</source>
        <translation>该文件是指向模型文件夹之外的链接。</translation>
    </message>
    <message>
        <source>the file is cut short: only the top part could be read</source>
        <translation>文件不完整：只能读出上部</translation>
    </message>
    <message>
        <source>The file is damaged or was tampered with; download it again.</source>
        <translation>文件已损坏或被篡改；请重新下载。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件为空。</translation>
    </message>
    <message>
        <source>The file is incomplete or of another architecture; nothing was loaded.</source>
        <translation>文件不完整或属于另一种架构；没有加载任何内容。</translation>
    </message>
    <message>
        <source>The file is incomplete: it should hold %1 bytes more.</source>
        <translation>文件不完整：还应有 %1 字节。</translation>
    </message>
    <message>
        <source>The file is incomplete: its table of tensors alone should go on for %1 bytes more.</source>
        <translation>文件不完整：仅其张量表就还应有 %1 字节。</translation>
    </message>
    <message>
        <source>The file is incomplete; download it again.</source>
        <translation>文件不完整；请重新下载。</translation>
    </message>
    <message>
        <source>The file is larger than 512 MiB.</source>
        <translation>文件大于 512 MiB。</translation>
    </message>
    <message>
        <source>The file is listed in the index but is not in the folder.</source>
        <translation>文件列在索引中，但不在文件夹里。</translation>
    </message>
    <message>
        <source>The file is not text in UTF-8.</source>
        <translation>该文件不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>The file is of another architecture.</source>
        <translation>文件属于另一种架构。</translation>
    </message>
    <message>
        <source>The file is one of several that belong together; all of them were opened.</source>
        <translation>该文件是一组文件中的一个；已全部打开。</translation>
    </message>
    <message>
        <source>the file is OpenAI's</source>
        <translation>文件出自 OpenAI</translation>
    </message>
    <message>
        <source>the file is shorter than its array.</source>
        <translation>文件比其数组短。</translation>
    </message>
    <message>
        <source>The file is there and is not the table of this batch.</source>
        <translation>该文件已存在，且不是本次批处理的表格。</translation>
    </message>
    <message>
        <source>The file is too short to hold any tensor.</source>
        <translation>文件太短，不可能含有张量。</translation>
    </message>
    <message>
        <source>The file is too short to hold weights.</source>
        <translation>文件太短，不可能含有权重。</translation>
    </message>
    <message>
        <source>The file lacks the tensor "%1" that the index puts there.</source>
        <translation>文件缺少索引所说在其中的张量“%1”。</translation>
    </message>
    <message>
        <source>The file lists more than 100,000 tensors.</source>
        <translation>文件列出了超过 100,000 个张量。</translation>
    </message>
    <message>
        <source>The file mentions %1, which was left out and not run.</source>
        <translation>该文件提到 %1，已略去且未运行。</translation>
    </message>
    <message>
        <source>The file says that its table of tensors is %1 bytes long; 1 to 100,000,000 are possible.</source>
        <translation>文件自称其张量表长 %1 字节；可能的范围是 1 到 100,000,000。</translation>
    </message>
    <message>
        <source>The files list more than 100,000 tensors.</source>
        <translation>这些文件列出了超过 100,000 个张量。</translation>
    </message>
    <message>
        <source>The film could not be encoded.</source>
        <translation>无法编码动画。</translation>
    </message>
    <message>
        <source>the first %1 of %2</source>
        <translation>%2 中的前 %1</translation>
    </message>
    <message>
        <source>The folder cannot be listed: %1.</source>
        <translation>无法列出文件夹：%1。</translation>
    </message>
    <message>
        <source>The folder holds no weights that are read, only %1.</source>
        <translation>文件夹中没有可读取的权重，只有 %1。</translation>
    </message>
    <message>
        <source>The folder holds no weights.</source>
        <translation>文件夹中没有权重。</translation>
    </message>
    <message>
        <source>The folder holds several weights: %1.</source>
        <translation>文件夹含有多份权重：%1。</translation>
    </message>
    <message>
        <source>The folder to write into does not exist.</source>
        <translation>要写入的文件夹不存在。</translation>
    </message>
    <message>
        <source>The GPU's memory was too small for this pass; it ran on the CPU.</source>
        <translation>GPU 的显存不足以完成此次前向；已改在 CPU 上运行。</translation>
    </message>
    <message>
        <source>the grid cannot be told from %1 %2: they make no square.</source>
        <translation>无法由 %1 个 %2 得出网格：它们不能组成正方形。</translation>
    </message>
    <message>
        <source>The head never learned to read single patches, so it also names a class for mere background.</source>
        <translation>分类头从未学过读取单个图像块，因此对纯背景也会给出某个类别。</translation>
    </message>
    <message>
        <source>The head never learned to read single patches; a low value may only mean that another class is louder.</source>
        <translation>分类头从未学过读取单个图像块；值低可能只表示另一个类别更强。</translation>
    </message>
    <message>
        <source>the head once for each layer</source>
        <translation>每层运行一次分类头</translation>
    </message>
    <message>
        <source>the head once for each patch</source>
        <translation>每个图像块运行一次分类头</translation>
    </message>
    <message>
        <source>The header of the BMP is of no known kind.</source>
        <translation>BMP 的文件头不属于任何已知类型。</translation>
    </message>
    <message>
        <source>The header of the picture does not end in a space.</source>
        <translation>图片的文件头没有以空格结束。</translation>
    </message>
    <message>
        <source>The header of the picture is too long.</source>
        <translation>图片的文件头过长。</translation>
    </message>
    <message>
        <source>the image encoder of Segment Anything</source>
        <translation>Segment Anything 的图像编码器</translation>
    </message>
    <message>
        <source>The index asks for "%1", which is no plain file name.</source>
        <translation>索引要求“%1”，这不是单纯的文件名。</translation>
    </message>
    <message>
        <source>The index lists %1 files; 1 to 1,024 are possible.</source>
        <translation>索引列出了 %1 个文件；可能的范围是 1 到 1,024。</translation>
    </message>
    <message>
        <source>The index names no file for the tensor.</source>
        <translation>索引没有为该张量指明文件。</translation>
    </message>
    <message>
        <source>The index of weights in several files, as Hugging Face writes it.</source>
        <translation>多个文件中权重的索引，由 Hugging Face 写出。</translation>
    </message>
    <message>
        <source>The JPEG draws its %1 x %2 pixels %3 times over.</source>
        <translation>JPEG 把其 %1 x %2 像素画了 %3 遍。</translation>
    </message>
    <message>
        <source>The JPEG holds no pixels.</source>
        <translation>JPEG 不含像素。</translation>
    </message>
    <message>
        <source>The JSON is nested deeper than %1 levels.</source>
        <translation>JSON 嵌套超过 %1 层。</translation>
    </message>
    <message>
        <source>The JSON text holds a NUL byte; it may be UTF-16, which is not JSON.</source>
        <translation>JSON 文本含有 NUL 字节；可能是 UTF-16，那不是 JSON。</translation>
    </message>
    <message>
        <source>The JSON text is %1 bytes long; at most %2 are read.</source>
        <translation>JSON 文本长 %1 字节；至多读取 %2。</translation>
    </message>
    <message>
        <source>The JSON text makes no sense</source>
        <translation>JSON 文本有误</translation>
    </message>
    <message>
        <source>The key "%1" occurs twice.</source>
        <translation>键“%1”出现了两次。</translation>
    </message>
    <message>
        <source>The key "%1" of the metadata occurs twice.</source>
        <translation>元数据的键“%1”出现了两次。</translation>
    </message>
    <message>
        <source>The last %1 bytes of the file belong to no tensor.</source>
        <translation>文件的最后 %1 字节不属于任何张量。</translation>
    </message>
    <message>
        <source>the last layer of %1 projects</source>
        <translation>%1 的最后一层做投影</translation>
    </message>
    <message>
        <source>the layers are not in order.</source>
        <translation>层的次序不对。</translation>
    </message>
    <message>
        <source>the library cannot be loaded (%1).</source>
        <translation>无法加载该库（%1）。</translation>
    </message>
    <message>
        <source>The map over its picture, or the chart of a method that paints no map.</source>
        <translation>图片上的热图，或不绘制热图的方法的图表。</translation>
    </message>
    <message>
        <source>The maps are of different units: %1 and %2.</source>
        <translation>两张热图的单位不同：%1 和 %2。</translation>
    </message>
    <message>
        <source>The maps have %1 x %2 and %3 x %4 patches.</source>
        <translation>两张热图分别有 %1 x %2 和 %3 x %4 个图像块。</translation>
    </message>
    <message>
        <source>The maximum lies %1in the box, %2 of the mass above zero does</source>
        <translation>最大值%1位于框内，大于零的总量中有 %2 位于框内</translation>
    </message>
    <message>
        <source>The maximum lies in the box, %1 of the mass above zero does</source>
        <translation>最大值位于框内，大于零的总量中有 %1 位于框内</translation>
    </message>
    <message>
        <source>The maximum lies not in the box, %1 of the mass above zero does</source>
        <translation>最大值不在框内，大于零的总量中有 %1 位于框内</translation>
    </message>
    <message>
        <source>The mean over all tokens, the query's token alone, or (auto) that token where one was chosen.</source>
        <translation>所有词元的平均、仅提问的词元，或（auto）在选定词元时取该词元。</translation>
    </message>
    <message>
        <source>The mean over the opened pictures with its 95 % confidence interval, in place of this picture (A)</source>
        <translation>所打开图片的平均值及其 95 % 置信区间，代替这一张图片 (A)</translation>
    </message>
    <message>
        <source>The metadata of the file is larger than 1 MiB.</source>
        <translation>文件的元数据大于 1 MiB。</translation>
    </message>
    <message>
        <source>the method %1 has no parameter %2.</source>
        <translation>方法 %1 没有参数 %2。</translation>
    </message>
    <message>
        <source>The method %1 has no such parameter.</source>
        <translation>方法 %1 没有这样的参数。</translation>
    </message>
    <message>
        <source>the method finds other numbers in this picture than in the first.</source>
        <translation>该方法在这张图片中得到的数值与第一张的不同类。</translation>
    </message>
    <message>
        <source>The method whose map is put to the test.</source>
        <translation>要检验其热图的方法。</translation>
    </message>
    <message>
        <source>The model has no such class.</source>
        <translation>模型没有这样的类别。</translation>
    </message>
    <message>
        <source>The model has no such head.</source>
        <translation>模型没有这样的头。</translation>
    </message>
    <message>
        <source>The model has no such layer.</source>
        <translation>模型没有这样的层。</translation>
    </message>
    <message>
        <source>The model has no such token.</source>
        <translation>模型没有这样的词元。</translation>
    </message>
    <message>
        <source>the model needs this tensor, but its type %1 cannot be run.</source>
        <translation>模型需要此张量，但其类型 %1 不能运行。</translation>
    </message>
    <message>
        <source>the model was trained on pictures of any aspect; here all are brought to %1: give a size of your picture's aspect as the image size hint</source>
        <translation>该模型用任意宽高比的图片训练；此处全部调整到 %1：可在图像尺寸提示中给出符合您图片宽高比的尺寸</translation>
    </message>
    <message>
        <source>The model's own final norm and head read the tokens after every block; the last point is the prediction itself.</source>
        <translation>用模型自身的最终归一化和分类头读取每一块之后的词元；最后一点就是预测本身。</translation>
    </message>
    <message>
        <source>The name has a brace without its partner.</source>
        <translation>名称中的花括号不成对。</translation>
    </message>
    <message>
        <source>the names look like %1, but it has no %2.</source>
        <translation>名称像是 %1，但它没有 %2。</translation>
    </message>
    <message>
        <source>the number %1</source>
        <translation>数 %1</translation>
    </message>
    <message>
        <source>The NumPy archive holds no arrays of numbers.</source>
        <translation>NumPy 归档不含数值数组。</translation>
    </message>
    <message>
        <source>The order holds for this picture, class and way of removing; another may rank methods otherwise.</source>
        <translation>该排名只适用于这张图片、这个类别和这种移除方式；换一种可能排出别的次序。</translation>
    </message>
    <message>
        <source>The other side has the unknown key "%1".</source>
        <translation>另一侧含有未知的键“%1”。</translation>
    </message>
    <message>
        <source>the output would overwrite a picture.</source>
        <translation>输出会覆盖一张图片。</translation>
    </message>
    <message>
        <source>the patch embedding has no projection of feature maps.</source>
        <translation>图像块嵌入没有特征图的投影。</translation>
    </message>
    <message>
        <source>the patch embedding is a linear layer</source>
        <translation>图像块嵌入是线性层</translation>
    </message>
    <message>
        <source>the patch embedding is not a convolution over RGB pixels.</source>
        <translation>图像块嵌入不是对 RGB 像素的卷积。</translation>
    </message>
    <message>
        <source>the patch embedding is not a linear layer over square patches of RGB pixels.</source>
        <translation>图像块嵌入不是对正方形 RGB 图像块的线性层。</translation>
    </message>
    <message>
        <source>the patch embedding is not a ResNet with standardised convolutions and 32 groups.</source>
        <translation>图像块嵌入不是带标准化卷积和 32 组的 ResNet。</translation>
    </message>
    <message>
        <source>the patch that likeness is asked to changes along the path.</source>
        <translation>所要求相似的图像块会在路径上变化。</translation>
    </message>
    <message>
        <source>The pickle %1 (byte %2).</source>
        <translation>pickle %1（字节 %2）。</translation>
    </message>
    <message>
        <source>The pickle calls %1 with %2.</source>
        <translation>pickle 以 %2 调用 %1。</translation>
    </message>
    <message>
        <source>The pickle describes more than %1 arrays.</source>
        <translation>pickle 描述了超过 %1 个数组。</translation>
    </message>
    <message>
        <source>The pickle describes more than %1 tensors.</source>
        <translation>pickle 描述了超过 %1 个张量。</translation>
    </message>
    <message>
        <source>The pickle describes more than %1 types.</source>
        <translation>pickle 描述了超过 %1 个类型。</translation>
    </message>
    <message>
        <source>The pickle describes more than %1 values.</source>
        <translation>pickle 描述了超过 %1 个值。</translation>
    </message>
    <message>
        <source>The pickle encodes the same text again and again.</source>
        <translation>pickle 反复编码同一文本。</translation>
    </message>
    <message>
        <source>The pickle gives %1 %2</source>
        <translation>pickle 给 %1 %2</translation>
    </message>
    <message>
        <source>The pickle holds more text than any model needs.</source>
        <translation>pickle 含有的文本超过任何模型的需要。</translation>
    </message>
    <message>
        <source>The pickle names more than %1 classes.</source>
        <translation>pickle 指名了超过 %1 个类。</translation>
    </message>
    <message>
        <source>The pickle's containers hold more than %1 items.</source>
        <translation>pickle 的容器含有超过 %1 个项。</translation>
    </message>
    <message>
        <source>The picture alone, and beside it with the heat laid over it.</source>
        <translation>单独的图片，旁边是叠加热图的图片。</translation>
    </message>
    <message>
        <source>The picture could not be encoded.</source>
        <translation>无法编码图片。</translation>
    </message>
    <message>
        <source>The picture has %1 channels.</source>
        <translation>图片有 %1 个通道。</translation>
    </message>
    <message>
        <source>The picture has no pixels.</source>
        <translation>图片没有像素。</translation>
    </message>
    <message>
        <source>The picture is cut short.</source>
        <translation>图片不完整。</translation>
    </message>
    <message>
        <source>The picture says it is %1 x %2 pixels; at most %3 on a side and %4 in all are opened.</source>
        <translation>图片自称为 %1 x %2 像素；每边至多 %3、总计至多 %4 才能打开。</translation>
    </message>
    <message>
        <source>The pictures in the record are not a list.</source>
        <translation>记录中的图片不是列表。</translation>
    </message>
    <message>
        <source>The PNG does not begin with its header.</source>
        <translation>PNG 不以其文件头开始。</translation>
    </message>
    <message>
        <source>The PNG holds no pixels.</source>
        <translation>PNG 不含像素。</translation>
    </message>
    <message>
        <source>The PNG's palette is missing.</source>
        <translation>缺少 PNG 的调色板。</translation>
    </message>
    <message>
        <source>the position embeddings are no grid of rows of %1 numbers.</source>
        <translation>位置嵌入不是由 %1 个数的行组成的网格。</translation>
    </message>
    <message>
        <source>the position embeddings make no square of rows of %1 numbers.</source>
        <translation>位置嵌入的行（各 %1 个数）不能组成正方形。</translation>
    </message>
    <message>
        <source>The preprocessing yields %1 pixels, but the model's input is %2.</source>
        <translation>预处理得到 %1 像素，而模型的输入为 %2。</translation>
    </message>
    <message>
        <source>the preset explains the probability of one class.</source>
        <translation>该预设解释一个类别的概率。</translation>
    </message>
    <message>
        <source>The program has an attribute named "%1", which is no name.</source>
        <translation>程序有名为“%1”的属性，这不是名称。</translation>
    </message>
    <message>
        <source>The record has a version that this program does not know.</source>
        <translation>记录的版本是本程序不认识的。</translation>
    </message>
    <message>
        <source>The record has the unknown key "%1".</source>
        <translation>记录含有未知的键“%1”。</translation>
    </message>
    <message>
        <source>The record names no model or no picture.</source>
        <translation>记录没有指明模型或图片。</translation>
    </message>
    <message>
        <source>the ResNet stem takes images of whole %1 pixels, not %2.</source>
        <translation>ResNet 前端接受 %1 像素整数倍的图像，而不是 %2。</translation>
    </message>
    <message>
        <source>The same colour means %1 in one map and %2 in another.</source>
        <translation>同一颜色在一张图中表示 %1，在另一张中表示 %2。</translation>
    </message>
    <message>
        <source>The same mean may be even attention or a few distant spots, and one picture is not the mean over many.</source>
        <translation>相同的平均值可能是均匀的注意力，也可能是少数远处的点；一张图片也不等于多张的平均。</translation>
    </message>
    <message>
        <source>the second picture</source>
        <translation>第二张图片</translation>
    </message>
    <message>
        <source>the second picture went through another model.</source>
        <translation>第二张图片是用另一个模型计算的。</translation>
    </message>
    <message>
        <source>The session has a version that this program does not know.</source>
        <translation>会话的版本是本程序不认识的。</translation>
    </message>
    <message>
        <source>The session has the unknown key "%1".</source>
        <translation>会话含有未知的键“%1”。</translation>
    </message>
    <message>
        <source>The session names no model or no picture.</source>
        <translation>会话没有指明模型或图片。</translation>
    </message>
    <message>
        <source>the shortest side</source>
        <translation>短边</translation>
    </message>
    <message>
        <source>The table at the start of the file begins with a byte order mark.</source>
        <translation>文件开头的表以字节顺序标记开始。</translation>
    </message>
    <message>
        <source>The table at the start of the file has %1 where it must not.</source>
        <translation>文件开头的表在不允许的地方有 %1。</translation>
    </message>
    <message>
        <source>The table at the start of the file holds a NUL byte.</source>
        <translation>文件开头的表含有 NUL 字节。</translation>
    </message>
    <message>
        <source>The table at the start of the file is nested deeper than 4 levels.</source>
        <translation>文件开头的表嵌套超过 4 层。</translation>
    </message>
    <message>
        <source>The table at the start of the file makes no sense at byte %1.</source>
        <translation>文件开头的表在字节 %1 处有误。</translation>
    </message>
    <message>
        <source>The table cannot be read.</source>
        <translation>无法读取表格。</translation>
    </message>
    <message>
        <source>The table cannot be written.</source>
        <translation>无法写入表格。</translation>
    </message>
    <message>
        <source>The table could not be written (%1).</source>
        <translation>无法写入表格（%1）。</translation>
    </message>
    <message>
        <source>the temperature of a head must be above 0.</source>
        <translation>头的温度必须大于 0。</translation>
    </message>
    <message>
        <source>The tensor ends before it begins.</source>
        <translation>张量的结尾在开头之前。</translation>
    </message>
    <message>
        <source>The tensor has %1 axes; at most 8 are read.</source>
        <translation>张量有 %1 个轴；至多读取 8 个。</translation>
    </message>
    <message>
        <source>The tensor has an axis of length %1.</source>
        <translation>张量有一个长度为 %1 的轴。</translation>
    </message>
    <message>
        <source>the tensor is %1x%2, but the model takes %3x%4.</source>
        <translation>张量为 %1x%2，而模型接受 %3x%4。</translation>
    </message>
    <message>
        <source>The tensor is in two files, %1 and %2.</source>
        <translation>张量在两个文件中：%1 和 %2。</translation>
    </message>
    <message>
        <source>The tensor lies over another tensor's bytes.</source>
        <translation>张量与另一个张量的字节重叠。</translation>
    </message>
    <message>
        <source>The tensor name "%1" holds bytes that are not text.</source>
        <translation>张量名称“%1”含有不是文本的字节。</translation>
    </message>
    <message>
        <source>The tensor name "%1" is %2 bytes long; at most 1,024 are read.</source>
        <translation>张量名称“%1”长 %2 字节；至多读取 1,024。</translation>
    </message>
    <message>
        <source>The tensor occurs twice in the file.</source>
        <translation>张量在文件中出现了两次。</translation>
    </message>
    <message>
        <source>The tensor says %1 but its parts hold %2 numbers.</source>
        <translation>张量自称 %1，但其各部分含有 %2 个数。</translation>
    </message>
    <message>
        <source>The tensor says %1 of %2 but the file gives it %3 bytes.</source>
        <translation>张量自称有 %2 个 %1，而文件给了它 %3 字节。</translation>
    </message>
    <message>
        <source>The tensor says %1, more bytes than can be counted.</source>
        <translation>张量自称 %1，字节数多到无法计数。</translation>
    </message>
    <message>
        <source>The tensor says %1, more numbers than can be counted.</source>
        <translation>张量自称 %1，数目多到无法计数。</translation>
    </message>
    <message>
        <source>The tensor's numbers are %1, which are not run.</source>
        <translation>张量的数值为 %1，不能运行。</translation>
    </message>
    <message>
        <source>The tensor's parts are listed without its shape.</source>
        <translation>列出了张量的各部分，却没有其形状。</translation>
    </message>
    <message>
        <source>The tensor's parts are not listed.</source>
        <translation>没有列出张量的各部分。</translation>
    </message>
    <message>
        <source>The tensor's parts do not fit one another.</source>
        <translation>张量的各部分互不相符。</translation>
    </message>
    <message>
        <source>The tensor's type is "%1", which the format does not have.</source>
        <translation>张量的类型为“%1”，该格式没有此类型。</translation>
    </message>
    <message>
        <source>the tensors fit two families equally well: %1 and %2.</source>
        <translation>这些张量同样符合两个家族：%1 和 %2。</translation>
    </message>
    <message>
        <source>The TIFF does not say what its numbers mean, or where they are.</source>
        <translation>TIFF 没有说明其数值的含义或位置。</translation>
    </message>
    <message>
        <source>The TIFF is cut into %1 pieces.</source>
        <translation>TIFF 被切成 %1 块。</translation>
    </message>
    <message>
        <source>The TIFF says the same thing twice.</source>
        <translation>TIFF 把同一内容说了两次。</translation>
    </message>
    <message>
        <source>the token itself</source>
        <translation>词元自身</translation>
    </message>
    <message>
        <source>The TorchScript program in the file was neither read nor run; its tensors are used in the architecture that their names tell.</source>
        <translation>文件中的 TorchScript 程序既未读取也未运行；其张量按名称所示的架构使用。</translation>
    </message>
    <message>
        <source>the usual value</source>
        <translation>常用值</translation>
    </message>
    <message>
        <source>The value fits no hint.</source>
        <translation>该值不符合任何提示。</translation>
    </message>
    <message>
        <source>the value is out of range.</source>
        <translation>数值超出范围。</translation>
    </message>
    <message>
        <source>The value of "%1" in the record is not a short text.</source>
        <translation>记录中“%1”的值不是短文本。</translation>
    </message>
    <message>
        <source>The value of "%1" is not %2.</source>
        <translation>“%1”的值不是%2。</translation>
    </message>
    <message>
        <source>The value of "%1" is not a list.</source>
        <translation>“%1”的值不是列表。</translation>
    </message>
    <message>
        <source>The value of "%1" is not a text.</source>
        <translation>“%1”的值不是文本。</translation>
    </message>
    <message>
        <source>The values as float32 for numpy.load: [rows, columns], several maps stacked; curves [lines, x and y, points].</source>
        <translation>float32 数值，可用 numpy.load 读取：[行, 列]，多张热图叠放；曲线为 [线, x 和 y, 点]。</translation>
    </message>
    <message>
        <source>The values, before any scaling for display.</source>
        <translation>显示缩放之前的数值。</translation>
    </message>
    <message>
        <source>the ViT paper</source>
        <translation>ViT 论文</translation>
    </message>
    <message>
        <source>The WebP holds no pixels.</source>
        <translation>WebP 不含像素。</translation>
    </message>
    <message>
        <source>the weights are not of the family %1: %2</source>
        <translation>权重不属于家族 %1：%2</translation>
    </message>
    <message>
        <source>The weights are those under "%1"%2</source>
        <translation>权重取自“%1”%2</translation>
    </message>
    <message>
        <source>The width of the BMP is not above 0.</source>
        <translation>BMP 的宽度不大于 0。</translation>
    </message>
    <message>
        <source>the window covers the whole picture.</source>
        <translation>窗口覆盖了整张图片。</translation>
    </message>
    <message>
        <source>The zip archive announces a comment of %1 bytes but %2 bytes follow its end.</source>
        <translation>zip 压缩包宣称有 %1 字节的注释，但结尾之后有 %2 字节。</translation>
    </message>
    <message>
        <source>The zip archive has %1 entries in a directory of %2 bytes; at most %3 and %4 are read.</source>
        <translation>zip 压缩包在 %2 字节的目录中有 %1 个条目；至多读取 %3 和 %4。</translation>
    </message>
    <message>
        <source>The zip archive has a comment of %1 bytes.</source>
        <translation>zip 压缩包有 %1 字节的注释。</translation>
    </message>
    <message>
        <source>The zip archive has an entry with the impossible name "%1".</source>
        <translation>zip 压缩包有名称不可能的条目“%1”。</translation>
    </message>
    <message>
        <source>The zip archive has no end: the file is incomplete.</source>
        <translation>zip 压缩包没有结尾：文件不完整。</translation>
    </message>
    <message>
        <source>The zip archive says that it is one part of several.</source>
        <translation>zip 压缩包自称是多个分卷之一。</translation>
    </message>
    <message>
        <source>The zip archive would unpack to more than the %1 bytes of memory that may be used.</source>
        <translation>zip 压缩包解压后会超过可用的 %1 字节内存。</translation>
    </message>
    <message>
        <source>The zip archive's 64-bit end record is not where its locator says.</source>
        <translation>zip 压缩包的 64 位结尾记录不在其定位记录所说的位置。</translation>
    </message>
    <message>
        <source>The zip archive's directory holds more than its end record says.</source>
        <translation>zip 压缩包的目录内容多于其结尾记录所说。</translation>
    </message>
    <message>
        <source>The zip archive's directory is damaged.</source>
        <translation>zip 压缩包的目录已损坏。</translation>
    </message>
    <message>
        <source>The zip archive's directory is not where its end record says.</source>
        <translation>zip 压缩包的目录不在其结尾记录所说的位置。</translation>
    </message>
    <message>
        <source>The zip archive's end record is written twice.</source>
        <translation>zip 压缩包的结尾记录写了两次。</translation>
    </message>
    <message>
        <source>The zip archive's two end records contradict each other.</source>
        <translation>zip 压缩包的两个结尾记录互相矛盾。</translation>
    </message>
    <message>
        <source>The zip entry "%1" %2</source>
        <translation>zip 条目“%1”%2</translation>
    </message>
    <message>
        <source>The zip entry "%1" does not unpack to its stated size.</source>
        <translation>zip 条目“%1”解压后的大小与所述不符。</translation>
    </message>
    <message>
        <source>The zip entry "%1" is damaged: its checksum is wrong.</source>
        <translation>zip 条目“%1”已损坏：校验和有误。</translation>
    </message>
    <message>
        <source>The zip entry "%1" is encrypted or patched.</source>
        <translation>zip 条目“%1”已加密或打过补丁。</translation>
    </message>
    <message>
        <source>The zip entry "%1" is packed with method %2; only stored and deflated ones are read.</source>
        <translation>zip 条目“%1”以方法 %2 压缩；只能读取未压缩和 deflate 压缩的条目。</translation>
    </message>
    <message>
        <source>There are %1.</source>
        <translation>共有 %1。</translation>
    </message>
    <message>
        <source>there are 1000 classes and nothing names them</source>
        <translation>有 1000 个类别，而没有给出名称</translation>
    </message>
    <message>
        <source>there are fewer than four patches to compare.</source>
        <translation>可比较的图像块少于四个。</translation>
    </message>
    <message>
        <source>there are no other positions; as %1</source>
        <translation>没有其他位置；同 %1</translation>
    </message>
    <message>
        <source>there are no sample pictures here.</source>
        <translation>此处没有示例图片。</translation>
    </message>
    <message>
        <source>there are two classifiers</source>
        <translation>有两个分类器</translation>
    </message>
    <message>
        <source>there is a class token</source>
        <translation>有类别词元</translation>
    </message>
    <message>
        <source>there is a class token, and no norm after pooling</source>
        <translation>有类别词元，且汇聚之后没有归一化</translation>
    </message>
    <message>
        <source>there is a distillation token</source>
        <translation>有蒸馏词元</translation>
    </message>
    <message>
        <source>there is a norm after pooling</source>
        <translation>汇聚之后有归一化</translation>
    </message>
    <message>
        <source>there is a probe</source>
        <translation>有探针</translation>
    </message>
    <message>
        <source>there is a projection into an embedding shared with texts</source>
        <translation>有投影到与文本共享的嵌入空间的层</translation>
    </message>
    <message>
        <source>there is an attention pool</source>
        <translation>有注意力汇聚</translation>
    </message>
    <message>
        <source>there is no %1 %2.</source>
        <translation>没有 %1 %2。</translation>
    </message>
    <message>
        <source>There is no attention in it to look at; open a plain Vision Transformer.</source>
        <translation>其中没有可看的注意力；请打开普通的 Vision Transformer。</translation>
    </message>
    <message>
        <source>there is no attention pooling</source>
        <translation>没有注意力汇聚</translation>
    </message>
    <message>
        <source>There is no bit where the picture should have one.</source>
        <translation>图片中应有一位的地方没有。</translation>
    </message>
    <message>
        <source>there is no class %1.</source>
        <translation>没有类别 %1。</translation>
    </message>
    <message>
        <source>there is no class token</source>
        <translation>没有类别词元</translation>
    </message>
    <message>
        <source>there is no device %1 here.</source>
        <translation>此处没有设备 %1。</translation>
    </message>
    <message>
        <source>there is no family %1.</source>
        <translation>没有家族 %1。</translation>
    </message>
    <message>
        <source>there is no head %1.</source>
        <translation>没有头 %1。</translation>
    </message>
    <message>
        <source>there is no layer %1.</source>
        <translation>没有层 %1。</translation>
    </message>
    <message>
        <source>there is no method %1.</source>
        <translation>没有方法 %1。</translation>
    </message>
    <message>
        <source>there is no norm after pooling</source>
        <translation>汇聚之后没有归一化</translation>
    </message>
    <message>
        <source>There is no number where the picture should have one.</source>
        <translation>图片中应有数字的地方没有数字。</translation>
    </message>
    <message>
        <source>there is no output projection: one head</source>
        <translation>没有输出投影：一个头</translation>
    </message>
    <message>
        <source>there is no picture in this folder.</source>
        <translation>此文件夹中没有图片。</translation>
    </message>
    <message>
        <source>there is no picture to average over.</source>
        <translation>没有可求平均的图片。</translation>
    </message>
    <message>
        <source>there is no picture.</source>
        <translation>没有图片。</translation>
    </message>
    <message>
        <source>There is no place for a temporary file.</source>
        <translation>没有存放临时文件的地方。</translation>
    </message>
    <message>
        <source>there is no precision %1.</source>
        <translation>没有精度 %1。</translation>
    </message>
    <message>
        <source>There is no such choice.</source>
        <translation>没有这样的选项。</translation>
    </message>
    <message>
        <source>There is no such hint.</source>
        <translation>没有这样的提示。</translation>
    </message>
    <message>
        <source>There is no such method.</source>
        <translation>没有这样的方法。</translation>
    </message>
    <message>
        <source>there is no such method.</source>
        <translation>没有这样的方法。</translation>
    </message>
    <message>
        <source>There is no such option.</source>
        <translation>没有这样的选项。</translation>
    </message>
    <message>
        <source>There is no such template.</source>
        <translation>没有这样的模板。</translation>
    </message>
    <message>
        <source>there is no table</source>
        <translation>没有位置表</translation>
    </message>
    <message>
        <source>there is no token %1.</source>
        <translation>没有词元 %1。</translation>
    </message>
    <message>
        <source>There is no word "{%1}".</source>
        <translation>没有占位符“{%1}”。</translation>
    </message>
    <message>
        <source>there is not enough memory for this.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <source>there is not enough memory.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <source>There is not enough memory: %1</source>
        <translation>内存不足：%1</translation>
    </message>
    <message>
        <source>there is nothing to make.</source>
        <translation>没有要生成的内容。</translation>
    </message>
    <message>
        <source>There is nothing to paint.</source>
        <translation>没有可绘制的内容。</translation>
    </message>
    <message>
        <source>they differ in two epsilons; it goes with the activation</source>
        <translation>它们的两个 epsilon 不同；随激活函数而定</translation>
    </message>
    <message>
        <source>They go from 0 to %1.</source>
        <translation>其范围为 0 到 %1。</translation>
    </message>
    <message>
        <source>they lack %1.</source>
        <translation>缺少 %1。</translation>
    </message>
    <message>
        <source>This architecture is not supported; its numbers would be wrong.</source>
        <translation>不支持此架构；其数值会是错的。</translation>
    </message>
    <message>
        <source>This cannot be read: %1</source>
        <translation>无法读取：%1</translation>
    </message>
    <message>
        <source>This could not be written: %1</source>
        <translation>无法写入：%1</translation>
    </message>
    <message>
        <source>This does not fit together: %1</source>
        <translation>内容互相矛盾：%1</translation>
    </message>
    <message>
        <source>This failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>This file asks Python to run `%1`. ViTScope ran nothing.</source>
        <translation>该文件要求 Python 运行 `%1`。ViTScope 没有运行任何内容。</translation>
    </message>
    <message>
        <source>This is %1, which is not opened as a picture.</source>
        <translation>这是%1，不能作为图片打开。</translation>
    </message>
    <message>
        <source>This is a 7z archive.</source>
        <translation>这是 7z 压缩包。</translation>
    </message>
    <message>
        <source>This is a device or a pipe, not a file.</source>
        <translation>这是设备或管道，不是文件。</translation>
    </message>
    <message>
        <source>This is a fault of the program; please report it.</source>
        <translation>这是程序的错误；请报告它。</translation>
    </message>
    <message>
        <source>This is a folder, not a file.</source>
        <translation>这是文件夹，不是文件。</translation>
    </message>
    <message>
        <source>This is a GGML file, as vit.cpp reads it.</source>
        <translation>这是 GGML 文件，供 vit.cpp 读取。</translation>
    </message>
    <message>
        <source>This is a GGUF file, as llama.cpp reads it.</source>
        <translation>这是 GGUF 文件，供 llama.cpp 读取。</translation>
    </message>
    <message>
        <source>This is a Git-LFS pointer, not the weights.</source>
        <translation>这是 Git-LFS 指针，不是权重。</translation>
    </message>
    <message>
        <source>This is a gzip archive.</source>
        <translation>这是 gzip 压缩包。</translation>
    </message>
    <message>
        <source>This is a Keras model.</source>
        <translation>这是 Keras 模型。</translation>
    </message>
    <message>
        <source>This is a link that leads nowhere.</source>
        <translation>这是一个指向不存在位置的链接。</translation>
    </message>
    <message>
        <source>This is a picture, not weights.</source>
        <translation>这是图片，不是权重。</translation>
    </message>
    <message>
        <source>This is a program saved by torch.export, not a state dict.</source>
        <translation>这是 torch.export 保存的程序，不是 state dict。</translation>
    </message>
    <message>
        <source>This is a RAR archive.</source>
        <translation>这是 RAR 压缩包。</translation>
    </message>
    <message>
        <source>This is a tar archive, perhaps a checkpoint from before PyTorch 0.1.10.</source>
        <translation>这是 tar 归档，可能是 PyTorch 0.1.10 之前的检查点。</translation>
    </message>
    <message>
        <source>This is a TensorFlow Lite model.</source>
        <translation>这是 TensorFlow Lite 模型。</translation>
    </message>
    <message>
        <source>This is a text file, not weights.</source>
        <translation>这是文本文件，不是权重。</translation>
    </message>
    <message>
        <source>This is a TorchScript program, not a state dict.</source>
        <translation>这是 TorchScript 程序，不是 state dict。</translation>
    </message>
    <message>
        <source>This is a web page, not the weights.</source>
        <translation>这是网页，不是权重。</translation>
    </message>
    <message>
        <source>This is a Zstandard archive.</source>
        <translation>这是 Zstandard 压缩包。</translation>
    </message>
    <message>
        <source>This is an HDF5 file, as Keras writes it.</source>
        <translation>这是 HDF5 文件，由 Keras 写出。</translation>
    </message>
    <message>
        <source>This is an xz archive.</source>
        <translation>这是 xz 压缩包。</translation>
    </message>
    <message>
        <source>This is damaged: %1</source>
        <translation>已损坏：%1</translation>
    </message>
    <message>
        <source>this is larger than any input of a model.</source>
        <translation>这比任何模型的输入都大。</translation>
    </message>
    <message>
        <source>This is no session.</source>
        <translation>这不是会话。</translation>
    </message>
    <message>
        <source>This is no weights file that ViTScope knows.</source>
        <translation>这不是 ViTScope 认识的权重文件。</translation>
    </message>
    <message>
        <source>This is not a picture that can be read.</source>
        <translation>这不是可读取的图片。</translation>
    </message>
    <message>
        <source>This is not a readable session of at most 8 MiB.</source>
        <translation>这不是可读取的会话（至多 8 MiB）。</translation>
    </message>
    <message>
        <source>This is not a readable text file of at most 8 MiB.</source>
        <translation>这不是可读取的文本文件（至多 8 MiB）。</translation>
    </message>
    <message>
        <source>This is not a record of a view.</source>
        <translation>这不是视图记录。</translation>
    </message>
    <message>
        <source>this is not an array that NumPy saved.</source>
        <translation>这不是 NumPy 保存的数组。</translation>
    </message>
    <message>
        <source>This is not supported: %1</source>
        <translation>不支持：%1</translation>
    </message>
    <message>
        <source>This is one NumPy array; a model's weights are many arrays by name.</source>
        <translation>这是单个 NumPy 数组；模型的权重是多个有名称的数组。</translation>
    </message>
    <message>
        <source>This is the index of a TensorFlow checkpoint.</source>
        <translation>这是 TensorFlow 检查点的索引。</translation>
    </message>
    <message>
        <source>This JPEG has %1 bits per channel; 8 are read.</source>
        <translation>此 JPEG 每通道 %1 位；只能读取 8 位。</translation>
    </message>
    <message>
        <source>This JSON file lists no weights.</source>
        <translation>此 JSON 文件没有列出权重。</translation>
    </message>
    <message>
        <source>This looks like a Flax checkpoint (MessagePack).</source>
        <translation>这像是 Flax 检查点 (MessagePack)。</translation>
    </message>
    <message>
        <source>This looks like a TensorFlow SavedModel, a program with its weights.</source>
        <translation>这像是 TensorFlow SavedModel，即带权重的程序。</translation>
    </message>
    <message>
        <source>This looks like an ONNX model.</source>
        <translation>这像是 ONNX 模型。</translation>
    </message>
    <message>
        <source>This machine has no encoder for MP4.</source>
        <translation>本机没有 MP4 编码器。</translation>
    </message>
    <message>
        <source>this model adds no positions to its tokens.</source>
        <translation>此模型不给词元加位置。</translation>
    </message>
    <message>
        <source>this model cannot be pooled by %1.</source>
        <translation>此模型不能用 %1 汇聚。</translation>
    </message>
    <message>
        <source>this model has a norm between heads and projection, so a token's values have no length of their own.</source>
        <translation>此模型在各头与投影之间有归一化，因此词元的值没有自己的长度。</translation>
    </message>
    <message>
        <source>this model has no class token.</source>
        <translation>此模型没有类别词元。</translation>
    </message>
    <message>
        <source>this model has no classes to read from its tokens.</source>
        <translation>此模型没有可从词元读出的类别。</translation>
    </message>
    <message>
        <source>This model has no classes.</source>
        <translation>此模型没有类别。</translation>
    </message>
    <message>
        <source>this model has no norm of its final tokens.</source>
        <translation>此模型没有最终词元的归一化。</translation>
    </message>
    <message>
        <source>this model has no tokens but patches.</source>
        <translation>此模型除图像块外没有其他词元。</translation>
    </message>
    <message>
        <source>This model has none.</source>
        <translation>此模型没有类别。</translation>
    </message>
    <message>
        <source>this model pools by attention, whose features are not of the tokens' kind.</source>
        <translation>此模型用注意力汇聚，其特征与词元不是同一类量。</translation>
    </message>
    <message>
        <source>This template needs more than the finding that is shown.</source>
        <translation>此模板所需的不止当前显示的结果。</translation>
    </message>
    <message>
        <source>This template shows maps over the picture, and %1 yields %2.</source>
        <translation>此模板在图片上显示热图，而 %1 产生%2。</translation>
    </message>
    <message>
        <source>This template shows raw attention, not %1.</source>
        <translation>此模板显示原始注意力，而不是 %1。</translation>
    </message>
    <message>
        <source>This TIFF has %1 channels.</source>
        <translation>此 TIFF 有 %1 个通道。</translation>
    </message>
    <message>
        <source>This value does not fit.</source>
        <translation>此值不合适。</translation>
    </message>
    <message>
        <source>This version of ViTScope does not know the method %1.</source>
        <translation>此版本的 ViTScope 不认识方法 %1。</translation>
    </message>
    <message>
        <source>This zip archive holds no PyTorch checkpoint.</source>
        <translation>此 zip 压缩包不含 PyTorch 检查点。</translation>
    </message>
    <message>
        <source>three numbers for red, green and blue, such as 0.5,0.5,0.5</source>
        <translation>红、绿、蓝三个数，例如 0.5,0.5,0.5</translation>
    </message>
    <message>
        <source>Through all layers or heads over one scale, for talks.</source>
        <translation>以同一刻度遍历所有层或头，用于报告。</translation>
    </message>
    <message>
        <source>Through all layers or heads over one scale, for the web and slides; 256 colours.</source>
        <translation>以同一刻度遍历所有层或头，用于网页和幻灯片；256 色。</translation>
    </message>
    <message>
        <source>Through all layers, heads or changes of the model over one scale, for talks.</source>
        <translation>以同一刻度遍历所有层、头或对模型的改动，用于报告。</translation>
    </message>
    <message>
        <source>Through all layers, heads or changes of the model over one scale, for the web and slides; 256 colours.</source>
        <translation>以同一刻度遍历所有层、头或对模型的改动，用于网页和幻灯片；256 色。</translation>
    </message>
    <message>
        <source>tile %1</source>
        <translation>小图 %1</translation>
    </message>
    <message>
        <source>Tile (row, column): how like its position embedding is to that of every patch.</source>
        <translation>小图（行，列）：其位置嵌入与每个图像块的位置嵌入有多相似。</translation>
    </message>
    <message>
        <source>timm BEiT</source>
        <translation>timm BEiT</translation>
    </message>
    <message>
        <source>timm EVA</source>
        <translation>timm EVA</translation>
    </message>
    <message>
        <source>timm NaFlexVit</source>
        <translation>timm NaFlexVit</translation>
    </message>
    <message>
        <source>timm Vision Transformer</source>
        <translation>timm Vision Transformer</translation>
    </message>
    <message>
        <source>timm's name of the model, which tells what tensors do not.</source>
        <translation>timm 中的模型名称，它能说明张量未说明的内容。</translation>
    </message>
    <message>
        <source>timm's rope_reg_gap</source>
        <translation>timm 的 rope_reg_gap</translation>
    </message>
    <message>
        <source>timm's vit_rope</source>
        <translation>timm 的 vit_rope</translation>
    </message>
    <message>
        <source>To</source>
        <translation>去向</translation>
    </message>
    <message>
        <source>To which patches more attention would make each layer's tokens speak more for a class; made for CLIP and SigLIP.</source>
        <translation>多关注哪些图像块会使各层词元更支持某个类别；为 CLIP 和 SigLIP 设计。</translation>
    </message>
    <message>
        <source>token %1/%2</source>
        <translation>词元 %1/%2</translation>
    </message>
    <message>
        <source>Token norm</source>
        <translation>词元范数</translation>
    </message>
    <message>
        <source>Token norm by depth</source>
        <translation>词元范数随深度的变化</translation>
    </message>
    <message>
        <source>Token norm, layer %1: %2 of %3 patches above %4</source>
        <translation>词元范数，第 %1 层：%3 个图像块中有 %2 个高于 %4</translation>
    </message>
    <message>
        <source>token-drop: patches are masked; rise: pixels, mean colour and blur; black: pixels become black; road: pixels are filled in from their neighbours.</source>
        <translation>token-drop：屏蔽图像块；rise：像素，平均颜色与模糊；black：像素变黑；road：像素由相邻像素填补。</translation>
    </message>
    <message>
        <source>Tokens go from %1.</source>
        <translation>词元的编号为 %1。</translation>
    </message>
    <message>
        <source>Tokens of late layers have mixed: a patch may be lit for what it read from another.</source>
        <translation>后面层的词元已经混合：图像块可能因为从别处读来的内容而亮起。</translation>
    </message>
    <message>
        <source>top class</source>
        <translation>第一名的类别</translation>
    </message>
    <message>
        <source>top prediction</source>
        <translation>第一名的预测</translation>
    </message>
    <message>
        <source>torch checkpoint from before 1.6</source>
        <translation>PyTorch 1.6 之前的 torch 检查点</translation>
    </message>
    <message>
        <source>torch zip checkpoint</source>
        <translation>torch zip 检查点</translation>
    </message>
    <message>
        <source>TorchScript archive, weights only</source>
        <translation>TorchScript 归档，仅权重</translation>
    </message>
    <message>
        <source>torchvision Vision Transformer</source>
        <translation>torchvision Vision Transformer</translation>
    </message>
    <message>
        <source>Transition attention</source>
        <translation>转移注意力</translation>
    </message>
    <message>
        <source>transition attention</source>
        <translation>转移注意力</translation>
    </message>
    <message>
        <source>Transition attention for %1</source>
        <translation>针对 %1 的转移注意力</translation>
    </message>
    <message>
        <source>transparency laid over white</source>
        <translation>透明部分叠在白色上</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>Turbo</source>
        <translation>Turbo</translation>
    </message>
    <message>
        <source>turned upright (EXIF orientation %1)</source>
        <translation>已转正（EXIF 方向 %1）</translation>
    </message>
    <message>
        <source>Two maps and their difference</source>
        <translation>两张热图及其差值</translation>
    </message>
    <message>
        <source>two passes for each mask, tens to hundreds</source>
        <translation>每个掩码两次前向，共几十到几百个</translation>
    </message>
    <message>
        <source>two scales of tokens exchange their class tokens</source>
        <translation>两种尺度的词元交换类别词元</translation>
    </message>
    <message>
        <source>unbiased: corrected for having fewer patches than dimensions; biased: as first defined, too high then.</source>
        <translation>unbiased：对图像块少于维数作了校正；biased：按最初的定义，此时偏高。</translation>
    </message>
    <message>
        <source>Unpack it and open the weights inside, or re-save them with a current PyTorch.</source>
        <translation>请解包并打开其中的权重，或用当前的 PyTorch 重新保存。</translation>
    </message>
    <message>
        <source>Unpack it and open the weights inside.</source>
        <translation>请解包并打开其中的权重。</translation>
    </message>
    <message>
        <source>Untouched</source>
        <translation>未改动</translation>
    </message>
    <message>
        <source>untouched</source>
        <translation>未改动</translation>
    </message>
    <message>
        <source>Use a figure that this version of ViTScope wrote.</source>
        <translation>请使用由此版本的 ViTScope 写出的图形。</translation>
    </message>
    <message>
        <source>Use a model for RGB pictures.</source>
        <translation>请使用 RGB 图片的模型。</translation>
    </message>
    <message>
        <source>Use a model with three input channels and square patches.</source>
        <translation>请使用三个输入通道和正方形图像块的模型。</translation>
    </message>
    <message>
        <source>Use a model with three input channels.</source>
        <translation>请使用三个输入通道的模型。</translation>
    </message>
    <message>
        <source>Use a picture of more patches.</source>
        <translation>请使用图像块更多的图片。</translation>
    </message>
    <message>
        <source>Use a record that this version of ViTScope wrote.</source>
        <translation>请使用由此版本的 ViTScope 写出的记录。</translation>
    </message>
    <message>
        <source>Use a session that this version of ViTScope saved.</source>
        <translation>请使用由此版本的 ViTScope 保存的会话。</translation>
    </message>
    <message>
        <source>Use a smaller image size, bfloat16, or --device cpu.</source>
        <translation>请使用较小的图像尺寸、bfloat16，或 --device cpu。</translation>
    </message>
    <message>
        <source>Use weights saved as float32, float16 or bfloat16.</source>
        <translation>请使用以 float32、float16 或 bfloat16 保存的权重。</translation>
    </message>
    <message>
        <source>uses %1 as a key</source>
        <translation>把 %1 用作键</translation>
    </message>
    <message>
        <source>uses %1, which state dicts never need</source>
        <translation>使用了 %1，而 state dict 从不需要它</translation>
    </message>
    <message>
        <source>usual for %1</source>
        <translation>%1 通常如此</translation>
    </message>
    <message>
        <source>usual for BEiT-3</source>
        <translation>BEiT-3 通常如此</translation>
    </message>
    <message>
        <source>usual for CLIP models</source>
        <translation>CLIP 模型通常如此</translation>
    </message>
    <message>
        <source>usual for DINOv3</source>
        <translation>DINOv3 通常如此</translation>
    </message>
    <message>
        <source>usual for gated MLPs</source>
        <translation>门控 MLP 通常如此</translation>
    </message>
    <message>
        <source>usual for the training that other tensors of the file are of</source>
        <translation>文件中其他张量所属的训练方式通常如此</translation>
    </message>
    <message>
        <source>usual for this width</source>
        <translation>此宽度通常如此</translation>
    </message>
    <message>
        <source>values from %1 to %2 mapped to 8 bits</source>
        <translation>从 %1 到 %2 的数值映射到 8 位</translation>
    </message>
    <message>
        <source>Viridis</source>
        <translation>Viridis</translation>
    </message>
    <message>
        <source>ViT-CX for %1, %2 masks</source>
        <translation>针对 %1 的 ViT-CX，%2 个掩码</translation>
    </message>
    <message>
        <source>vit-explain reproduces jacobgil/vit-explain as PyTorch runs it: gradients of the scores before the softmax, those of the last layer for the first and so on, columns divided by row sums, and the map by its maximum.</source>
        <translation>vit-explain 复现 jacobgil/vit-explain 在 PyTorch 下的运行结果：取 softmax 之前分数的梯度，把最后一层的梯度用于第一层，依此类推，列除以行和，热图除以其最大值。</translation>
    </message>
    <message>
        <source>vit-explain reproduces jacobgil/vit-explain: its discarding, its division of columns by row sums and its division by the maximum. vit-paper: figure 6 of the ViT paper, without residual and divided by the maximum.</source>
        <translation>vit-explain 复现 jacobgil/vit-explain：其丢弃方式、列除以行和以及除以最大值。vit-paper：ViT 论文的图 6，不含残差并除以最大值。</translation>
    </message>
    <message>
        <source>ViTScope shows what a model does with one image; open a Vision Transformer.</source>
        <translation>ViTScope 显示模型如何处理一张图像；请打开 Vision Transformer。</translation>
    </message>
    <message>
        <source>ViTScope would need a decoder with object queries to run it.</source>
        <translation>要运行它，ViTScope 需要带物体查询的解码器。</translation>
    </message>
    <message>
        <source>ViTScope would need attention whose keys lie on a coarser grid than its queries to run it.</source>
        <translation>要运行它，ViTScope 需要键的网格比查询更粗的注意力。</translation>
    </message>
    <message>
        <source>ViTScope would need blocks of convolutions beside those of attention to run it.</source>
        <translation>要运行它，ViTScope 需要在注意力块之外还有卷积块。</translation>
    </message>
    <message>
        <source>ViTScope would need blocks whose attention and MLP share their input projection to run it.</source>
        <translation>要运行它，ViTScope 需要注意力与 MLP 共用输入投影的块。</translation>
    </message>
    <message>
        <source>ViTScope would need blocks with more than one attention to run it.</source>
        <translation>要运行它，ViTScope 需要含多个注意力的块。</translation>
    </message>
    <message>
        <source>ViTScope would need detection tokens and a box head to run it.</source>
        <translation>要运行它，ViTScope 需要检测词元和外框头。</translation>
    </message>
    <message>
        <source>ViTScope would need factorised position embeddings to run it.</source>
        <translation>要运行它，ViTScope 需要分解的位置嵌入。</translation>
    </message>
    <message>
        <source>ViTScope would need gated positional attention to run it.</source>
        <translation>要运行它，ViTScope 需要门控位置注意力。</translation>
    </message>
    <message>
        <source>ViTScope would need outlook attention to run it.</source>
        <translation>要运行它，ViTScope 需要 outlook 注意力。</translation>
    </message>
    <message>
        <source>ViTScope would need pooling of tokens between stages to run it.</source>
        <translation>要运行它，ViTScope 需要各阶段之间的词元汇聚。</translation>
    </message>
    <message>
        <source>ViTScope would need talking heads and blocks of class attention to run it.</source>
        <translation>要运行它，ViTScope 需要 talking heads 和类别注意力块。</translation>
    </message>
    <message>
        <source>ViTScope would need timm's relative position bias in a plain ViT to run it.</source>
        <translation>要运行它，ViTScope 需要普通 ViT 中 timm 的相对位置偏置。</translation>
    </message>
    <message>
        <source>ViTScope would need timm's ResNet-D as a stem to run it.</source>
        <translation>要运行它，ViTScope 需要 timm 的 ResNet-D 作为前端。</translation>
    </message>
    <message>
        <source>ViTScope would need transformers inside tokens to run it.</source>
        <translation>要运行它，ViTScope 需要词元内部的 Transformer。</translation>
    </message>
    <message>
        <source>ViTScope would need two branches with cross-attention to run it.</source>
        <translation>要运行它，ViTScope 需要带交叉注意力的两个分支。</translation>
    </message>
    <message>
        <source>ViTScope would need windowed attention and merging of tokens between stages to run it.</source>
        <translation>要运行它，ViTScope 需要窗口注意力以及各阶段之间的词元合并。</translation>
    </message>
    <message>
        <source>ViTScope would need windowed attention with decomposed relative positions to run it.</source>
        <translation>要运行它，ViTScope 需要带分解相对位置的窗口注意力。</translation>
    </message>
    <message>
        <source>We suggest deleting it; --open-anyway opens its tensors without running it.</source>
        <translation>建议删除它；--open-anyway 可打开其张量而不运行它。</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>What a linear picture of the model right here says each patch adds to the class; cheap and noisy.</source>
        <translation>以模型在此处的线性近似，每个图像块给类别增加多少；便宜但有噪声。</translation>
    </message>
    <message>
        <source>what a square picture is brought to</source>
        <translation>正方形图片会调整到的尺寸</translation>
    </message>
    <message>
        <source>What a token looks at is not what the class depends on, and one layer says nothing of the others.</source>
        <translation>词元看向的地方并不等于类别所依据的地方，单独一层也说明不了其他层。</translation>
    </message>
    <message>
        <source>What a token receives is not what the class depends on; later layers may drop it again.</source>
        <translation>词元接收到的并不等于类别所依据的；后面的层可能又把它丢弃。</translation>
    </message>
    <message>
        <source>What discarding leaves alone: the entry from class token to class token, the class token's column, the diagonal, or nothing.</source>
        <translation>丢弃时不动的部分：类别词元到类别词元的项、类别词元所在的列、对角线，或无。</translation>
    </message>
    <message>
        <source>What eclique/RISE's files take: Saliency (6000 masks of 8 cells, a tenth kept), Evaluation (5000, 10, a tenth); without one: Easy start (2000, 8, half).</source>
        <translation>采用 eclique/RISE 各文件的设置：Saliency（6000 个 8 格掩码，保留十分之一）、Evaluation（5000，10，十分之一）；无预设：Easy start（2000，8，一半）。</translation>
    </message>
    <message>
        <source>What feeds the classifier: cls, avg, max, avgmax or map.</source>
        <translation>什么送入分类器：cls、avg、max、avgmax 或 map。</translation>
    </message>
    <message>
        <source>What happens if it is taken away</source>
        <translation>拿走之后会怎样</translation>
    </message>
    <message>
        <source>What has the mean colour gets nothing, whatever it means, and pixel noise makes the map grainy.</source>
        <translation>与平均颜色相同的内容无论有何意义都得不到分数，像素噪声会使热图有颗粒感。</translation>
    </message>
    <message>
        <source>What is compared: the logit or the probability.</source>
        <translation>比较什么：logit 或概率。</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>所示内容</translation>
    </message>
    <message>
        <source>What is shown (one head, or the mean of heads) in every layer, in the order of depth.</source>
        <translation>按深度顺序显示每一层的当前内容（一个头，或各头平均）。</translation>
    </message>
    <message>
        <source>What is shown, what --against (or a second picture) makes of it, and the signed difference about zero.</source>
        <translation>所示内容、--against（或第二张图片）的结果，以及以零为中心的有符号差值。</translation>
    </message>
    <message>
        <source>What is switched off inside the model</source>
        <translation>模型内部关闭了什么</translation>
    </message>
    <message>
        <source>What parts and objects the patches fall into: their first three principal components as red, green and blue.</source>
        <translation>图像块分成哪些部分和物体：其前三个主成分以红、绿、蓝表示。</translation>
    </message>
    <message>
        <source>What speaks against the class does not show, and a patch may be lit for what it read from another.</source>
        <translation>反对该类别的内容不显示，图像块也可能因为从别处读来的内容而亮起。</translation>
    </message>
    <message>
        <source>What speaks against the class does not show, and heads that disagree cancel before it is cut off.</source>
        <translation>反对该类别的内容不显示，意见相反的头在截断之前就相互抵消。</translation>
    </message>
    <message>
        <source>What speaks against the class does not show, and with all layers some of the map spreads over the background.</source>
        <translation>反对该类别的内容不显示；使用所有层时，热图会有一部分散布到背景上。</translation>
    </message>
    <message>
        <source>What speaks for a class</source>
        <translation>什么支持某个类别</translation>
    </message>
    <message>
        <source>What takes a removed patch's place</source>
        <translation>用什么代替移除的图像块</translation>
    </message>
    <message>
        <source>What the first layer looks for in pixels: principal components of its filters as colours; no picture needed.</source>
        <translation>第一层在像素中寻找什么：其滤波器的主成分以颜色表示；不需要图片。</translation>
    </message>
    <message>
        <source>What the model knows of the patches' places: cosine of every position embedding to every other; no picture needed.</source>
        <translation>模型对图像块位置知道多少：每个位置嵌入与其他每个的余弦；不需要图片。</translation>
    </message>
    <message>
        <source>What the model's final norm and head say of each patch's token alone.</source>
        <translation>模型的最终归一化和分类头单独对每个图像块词元的判断。</translation>
    </message>
    <message>
        <source>What the tokens know</source>
        <translation>词元知道什么</translation>
    </message>
    <message>
        <source>What the weights know</source>
        <translation>权重知道什么</translation>
    </message>
    <message>
        <source>What torch.save writes since PyTorch 1.6; its pickle is read by rules and never run.</source>
        <translation>torch.save 自 PyTorch 1.6 起写出的格式；其 pickle 按规则读取，从不运行。</translation>
    </message>
    <message>
        <source>What torch.save wrote until PyTorch 1.6; its pickles are read by rules and never run.</source>
        <translation>torch.save 在 PyTorch 1.6 之前写出的格式；其 pickle 按规则读取，从不运行。</translation>
    </message>
    <message>
        <source>What varies most between the patches of a layer: their first principal component.</source>
        <translation>某层的图像块之间变化最大的是什么：它们的第一主成分。</translation>
    </message>
    <message>
        <source>When the model makes up its mind: what its head would say if it read the tokens after each block.</source>
        <translation>模型何时作出决定：若在每一块之后读取词元，其分类头会怎么说。</translation>
    </message>
    <message>
        <source>Where a token looks (or who looks at it) in one layer: softmax of queries and keys, as the model used it.</source>
        <translation>在某一层中词元看向哪里（或谁看向它）：查询与键的 softmax，即模型实际使用的值。</translation>
    </message>
    <message>
        <source>Where does attention go</source>
        <translation>注意力去向何处</translation>
    </message>
    <message>
        <source>Where small changes of the pixels would move the class most, averaged over noisy copies of the picture.</source>
        <translation>像素的微小变化在何处最能改变类别，对带噪声的图片副本求平均。</translation>
    </message>
    <message>
        <source>Where the first component parts foreground from background.</source>
        <translation>第一成分区分前景与背景之处。</translation>
    </message>
    <message>
        <source>Where the tokens speak for a class: its probability when the model's own head reads each patch's token alone.</source>
        <translation>词元在何处支持某个类别：用模型自身的分类头单独读取每个图像块词元时该类别的概率。</translation>
    </message>
    <message>
        <source>Whether a map tells what the model uses: its score as the places ranked first are taken away or given.</source>
        <translation>热图是否说明模型用了什么：按排名先后拿走或给出各处时分数的变化。</translation>
    </message>
    <message>
        <source>Which class each patch's token speaks for, read by the model's own head.</source>
        <translation>用模型自身的分类头读取，每个图像块的词元支持哪个类别。</translation>
    </message>
    <message>
        <source>Which heads and MLPs write a class: what each adds to its logit, directly and signed; the sum is the logit.</source>
        <translation>哪些头和 MLP 写出某个类别：各自直接给其 logit 加上的有符号量；总和即 logit。</translation>
    </message>
    <message>
        <source>Which layers see the picture alike: linear CKA of their patch tokens, layer by layer.</source>
        <translation>哪些层对图片的看法相似：各层图像块词元的线性 CKA。</translation>
    </message>
    <message>
        <source>Which of the methods tells best what this model uses in this picture, against a random order.</source>
        <translation>与随机次序相比，哪种方法最能说明此模型在这张图片中用了什么。</translation>
    </message>
    <message>
        <source>Which parts of the picture raise the class, with masks made from what the patches' channels respond to.</source>
        <translation>图片的哪些部分使类别得分升高，掩码由图像块的通道响应得出。</translation>
    </message>
    <message>
        <source>Which parts of the picture the class is probable with, from random masks over the pixels.</source>
        <translation>由像素上的随机掩码得出，图片的哪些部分使该类别更可能。</translation>
    </message>
    <message>
        <source>Which patches hold channels that speak for a class: each channel of each patch is weighed by its own gradient where that is positive.</source>
        <translation>哪些图像块含有支持某个类别的通道：每个图像块的每个通道按其自身为正的梯度加权。</translation>
    </message>
    <message>
        <source>Which patches hold the channels that speak for a class: each channel is weighed by its mean gradient.</source>
        <translation>哪些图像块含有支持某个类别的通道：每个通道按其平均梯度加权。</translation>
    </message>
    <message>
        <source>Which patches speak for a class (above zero) or against it: each patch's own activation times gradient, known for ViTs as CDAM.</source>
        <translation>哪些图像块支持（大于零）或反对某个类别：每个图像块自身的激活乘以梯度，用于 ViT 时称为 CDAM。</translation>
    </message>
    <message>
        <source>Which patches speak for a class: attention of what the head reads, carried back as a Markov chain, times the integrated gradient of that attention.</source>
        <translation>哪些图像块支持某个类别：把分类头所读的注意力作为马尔可夫链向回传递，再乘以该注意力的积分梯度。</translation>
    </message>
    <message>
        <source>Which patches speak for a class: attention weighed by the positive part of its gradient, carried through all layers.</source>
        <translation>哪些图像块支持某个类别：以梯度的正部分为注意力加权，贯穿所有层。</translation>
    </message>
    <message>
        <source>Which patches speak for a class: how layers perceive patches, carried through all of them, times how the class reasons back to them.</source>
        <translation>哪些图像块支持某个类别：各层对图像块的感知贯穿所有层，再乘以类别反推到它们的推理。</translation>
    </message>
    <message>
        <source>Which patches speak for a class: rollout of attention weighed by its gradient, layer by layer.</source>
        <translation>哪些图像块支持某个类别：以梯度加权的注意力逐层展开。</translation>
    </message>
    <message>
        <source>Which patches the model has come to see as alike: cosine of every token to the query's after a block.</source>
        <translation>模型认为哪些图像块相似：某一块之后每个词元与查询词元的余弦。</translation>
    </message>
    <message>
        <source>width of the rotary table</source>
        <translation>旋转表的宽度</translation>
    </message>
    <message>
        <source>width to the power of -1/2, as before 0.6.7</source>
        <translation>宽度的 -1/2 次方，同 0.6.7 之前</translation>
    </message>
    <message>
        <source>width to the power of -1/2, as ViT_small has</source>
        <translation>宽度的 -1/2 次方，同 ViT_small</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>With residual</source>
        <translation>含残差</translation>
    </message>
    <message>
        <source>without a classifier of its own the distillation token is not read</source>
        <translation>没有自己的分类器时不读取蒸馏词元</translation>
    </message>
    <message>
        <source>Write it as on the command line, in quotes.</source>
        <translation>请像在命令行中那样写，并加引号。</translation>
    </message>
    <message>
        <source>Write it with numpy.save or numpy.savez, as float32.</source>
        <translation>请用 numpy.save 或 numpy.savez 以 float32 写出。</translation>
    </message>
    <message>
        <source>Write it with numpy.save(name, array.astype('float32')).</source>
        <translation>请用 numpy.save(name, array.astype('float32')) 写出。</translation>
    </message>
    <message>
        <source>Write them into another folder.</source>
        <translation>请把它们写到另一个文件夹。</translation>
    </message>
    <message>
        <source>Write {"heads": 6} and the like.</source>
        <translation>请写成 {"heads": 6} 之类。</translation>
    </message>
    <message>
        <source>writing %1</source>
        <translation>正在写入 %1</translation>
    </message>
    <message>
        <source>X,Y,WIDTH,HEIGHT, whole pixels of the picture</source>
        <translation>X,Y,宽,高，以图片的整数像素计</translation>
    </message>
    <message>
        <source>your hint</source>
        <translation>您的提示</translation>
    </message>
    <message>
        <source>zero</source>
        <translation>零</translation>
    </message>
    <message>
        <source>−infinite</source>
        <translation>−无穷</translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>Ask from the &amp;selection</source>
        <translation>从选择提问(&amp;Q)</translation>
    </message>
    <message>
        <source>
logarithmic</source>
        <translation>
对数</translation>
    </message>
    <message>
        <source> (other side: %1, %2)</source>
        <translation>（另一侧：%1，%2）</translation>
    </message>
    <message>
        <source>Save what is shown as PNG, SVG, PDF, TIFF or WebP</source>
        <translation>将当前显示保存为 PNG、SVG、PDF、TIFF 或 WebP</translation>
    </message>
    <message>
        <source>Selection (%1)</source>
        <translation>选择（%1）</translation>
    </message>
    <message>
        <source>The map of their mean, which follows the selection; again: of the token that asks by itself</source>
        <translation>显示其均值的热图，并随选择变化；再按一次：恢复默认提问的词元</translation>
    </message>
    <message>
        <source>The mean over the selected patches</source>
        <translation>所选图像块的均值</translation>
    </message>
    <message>
        <source> (unchanged model: %1, %2)</source>
        <translation>（未改动的模型：%1，%2）</translation>
    </message>
    <message>
        <source> max</source>
        <translation> 最大</translation>
    </message>
    <message>
        <source> mean</source>
        <translation> 平均</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 最小</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source> of 0–%1</source>
        <translation> / 0–%1</translation>
    </message>
    <message>
        <source> per inch</source>
        <translation> 点/英寸</translation>
    </message>
    <message>
        <source> per second</source>
        <translation> 帧/秒</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source> without </source>
        <translation> 去掉 </translation>
    </message>
    <message>
        <source> · cancelled; Run goes on where it stopped</source>
        <translation> · 已取消；按“运行”可从停下处继续</translation>
    </message>
    <message>
        <source>%1
is not there now</source>
        <translation>%1
现已不在</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 (*.%2)</source>
        <translation>%1 (*.%2)</translation>
    </message>
    <message>
        <source>%1 (not uniform)</source>
        <translation>%1（非均匀）</translation>
    </message>
    <message>
        <source>%1 belongs to “%2”; assigning takes it away there.</source>
        <translation>%1 属于“%2”；指定后将从那里移除。</translation>
    </message>
    <message>
        <source>%1 exists already. Press Replace to write over it.</source>
        <translation>%1 已存在。按“替换”可覆盖它。</translation>
    </message>
    <message>
        <source>%1 features, norm %2, from %3 to %4</source>
        <translation>%1 个特征，范数 %2，从 %3 到 %4</translation>
    </message>
    <message>
        <source>%1 FLOP</source>
        <translation>%1 FLOP</translation>
    </message>
    <message>
        <source>%1 h %2 min left</source>
        <translation>剩余 %1 小时 %2 分钟</translation>
    </message>
    <message>
        <source>%1 is a figure of ViTScope.</source>
        <translation>%1 是 ViTScope 的图形。</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>剩余 %1 分钟</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 of 0–%2</source>
        <translation>%1 / 0–%2</translation>
    </message>
    <message>
        <source>%1 rows and %2 columns of patches.</source>
        <translation>图像块共 %1 行 %2 列。</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>剩余 %1 秒</translation>
    </message>
    <message>
        <source>%1 to %2 %3</source>
        <translation>%1 到 %2 %3</translation>
    </message>
    <message>
        <source>%1 values are guesses: see below</source>
        <translation>有 %1 个值是猜测：见下文</translation>
    </message>
    <message>
        <source>%1 was pasted: a session holds no pixels, so it will have to be located.</source>
        <translation>%1 是粘贴的图片：会话不含像素，因此之后需要重新定位。</translation>
    </message>
    <message>
        <source>%1 weights, %2 for a pass</source>
        <translation>权重 %1，单次前向 %2</translation>
    </message>
    <message>
        <source>%1 × %2 mm, %3 × %4 pixels</source>
        <translation>%1 × %2 mm，%3 × %4 像素</translation>
    </message>
    <message>
        <source>%1 × %2 of %3 pixels</source>
        <translation>%1 × %2，每块 %3 像素</translation>
    </message>
    <message>
        <source>%1 – %2 – ViTScope</source>
        <translation>%1 – %2 – ViTScope</translation>
    </message>
    <message>
        <source>%1, %2 per head</source>
        <translation>%1，每头 %2</translation>
    </message>
    <message>
        <source>%1, %2. %3 But: %4 %5 Source: %6.</source>
        <translation>%1，%2。%3 但是：%4 %5 出处：%6。</translation>
    </message>
    <message>
        <source>%1, so far</source>
        <translation>%1，进行中</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1：%2 %3</translation>
    </message>
    <message>
        <source>%1: colours stand for %2 to %3 (%4)</source>
        <translation>%1：颜色表示 %2 到 %3（%4）</translation>
    </message>
    <message>
        <source>%1[*] – %2</source>
        <translation>%1[*] – %2</translation>
    </message>
    <message>
        <source>&amp;100 %</source>
        <translation>&amp;100 %</translation>
    </message>
    <message>
        <source>&amp;About ViTScope</source>
        <translation>关于 ViTScope(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Analyse</source>
        <translation>分析(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Arrays for NumPy (.npz)</source>
        <translation>NumPy 数组 (.npz)(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Assign</source>
        <translation>指定(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Caption under the figure</source>
        <translation>图下说明文字(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>干预(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Choosing a method</source>
        <translation>选择方法(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Clear everything recent</source>
        <translation>清除全部最近记录(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Clear selection</source>
        <translation>清除选择(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Close the comparison</source>
        <translation>关闭比较(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Copy as command line</source>
        <translation>复制为命令行(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Copy figure</source>
        <translation>复制图形(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Difference A − B</source>
        <translation>差值 A − B(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Dots</source>
        <translation>分辨率(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Figures</source>
        <translation>图形(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation>查找命令(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Fit picture</source>
        <translation>适应窗口(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>格式(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;General</source>
        <translation>常规(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Into folder</source>
        <translation>输出到文件夹(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Invert selection</source>
        <translation>反选(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>按键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Link zoom and position</source>
        <translation>联动缩放与位置(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Made for</source>
        <translation>用途(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation>热图(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Maps of all pictures</source>
        <translation>所有图片的热图(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Mean of heads</source>
        <translation>各头平均(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Next picture</source>
        <translation>下一张图片(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>面板(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Pictures of</source>
        <translation>图片来源(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>重做 %1(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Repeat for folder…</source>
        <translation>对文件夹重复(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>替换(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Replace files that are something else</source>
        <translation>替换内容不同的已有文件(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>重置(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Restore the model</source>
        <translation>恢复模型(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Save session</source>
        <translation>保存会话(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Seen by</source>
        <translation>被谁关注(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Select patches</source>
        <translation>选择图像块(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>快捷键(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Smooth map</source>
        <translation>平滑热图(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>表格(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Take over</source>
        <translation>接管(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Template</source>
        <translation>模板(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Text size</source>
        <translation>字号(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>撤销 %1(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>宽度(&amp;W)</translation>
    </message>
    <message>
        <source>+ </source>
        <translation>+ </translation>
    </message>
    <message>
        <source>, %1.</source>
        <translation>，%1。</translation>
    </message>
    <message>
        <source>1 value is a guess: see below</source>
        <translation>有 1 个值是猜测：见下文</translation>
    </message>
    <message>
        <source>&lt;b&gt;Demo.&lt;/b&gt; Drop a picture or model weights here &amp;nbsp;·&amp;nbsp; &lt;a href='open'&gt;Open…&lt;/a&gt; &amp;nbsp;·&amp;nbsp; &lt;a href='tour'&gt;Guided tour&lt;/a&gt; &amp;nbsp;·&amp;nbsp; &lt;a href='methodGuide'&gt;Choosing a method (F1)&lt;/a&gt; &amp;nbsp;·&amp;nbsp; &lt;a href='shortcuts'&gt;Shortcuts (?)&lt;/a&gt;</source>
        <translation>&lt;b&gt;演示。&lt;/b&gt; 将图片或模型权重拖放到此处 &amp;nbsp;·&amp;nbsp; &lt;a href='open'&gt;打开…&lt;/a&gt; &amp;nbsp;·&amp;nbsp; &lt;a href='tour'&gt;引导教程&lt;/a&gt; &amp;nbsp;·&amp;nbsp; &lt;a href='methodGuide'&gt;选择方法 (F1)&lt;/a&gt; &amp;nbsp;·&amp;nbsp; &lt;a href='shortcuts'&gt;快捷键 (?)&lt;/a&gt;</translation>
    </message>
    <message>
        <source>&lt;h3&gt;ViTScope %1&lt;/h3&gt;&lt;p&gt;Looks inside Vision Transformers.&lt;/p&gt;&lt;p&gt;%2&lt;br&gt;Qt %3&lt;/p&gt;&lt;p&gt;Attention shows where a model looks, not why it decides.&lt;/p&gt;&lt;p&gt;MIT licence&lt;/p&gt;</source>
        <translation>&lt;h3&gt;ViTScope %1&lt;/h3&gt;&lt;p&gt;深入观察 Vision Transformer 的内部。&lt;/p&gt;&lt;p&gt;%2&lt;br&gt;Qt %3&lt;/p&gt;&lt;p&gt;注意力显示模型看向哪里，而不是它为何如此决定。&lt;/p&gt;&lt;p&gt;MIT 许可&lt;/p&gt;</translation>
    </message>
    <message>
        <source>A drag selects a rectangle, with Shift it is a brush, a click adds or removes one. Off: hold Ctrl</source>
        <translation>拖动选出一个矩形，按住 Shift 时为画笔，单击添加或移除一块。关闭时：按住 Ctrl</translation>
    </message>
    <message>
        <source>A guess: nothing says it</source>
        <translation>猜测：没有任何依据</translation>
    </message>
    <message>
        <source>A map is a claim; take the patches away and see. Here the toadstool was removed and the predictions tell what changed. X switches a head off, Ctrl and a drag select patches, Ctrl+Del removes them, and Undo brings everything back. F1 says which method answers what.</source>
        <translation>热图只是一种说法；把图像块拿掉看看。这里移除了毒蝇伞，预测会显示有何变化。X 关闭一个头，Ctrl 加拖动选择图像块，Ctrl+Del 移除它们，“撤销”可恢复一切。F1 说明哪种方法回答什么问题。</translation>
    </message>
    <message>
        <source>A picture becomes tokens</source>
        <translation>图片变成词元</translation>
    </message>
    <message>
        <source>A view that was saved, with its model and pictures</source>
        <translation>以前保存的视图，连同其模型和图片</translation>
    </message>
    <message>
        <source>A Vision Transformer cuts the picture into patches. Each patch becomes a token, a list of numbers; a class token is added that will gather the answer. What is hatched the model never saw. Press H to hide the map, G for the grid.</source>
        <translation>Vision Transformer 把图片切成图像块。每个图像块成为一个词元，即一串数字；另外加入一个类别词元，用来汇集答案。画有斜线的部分模型从未看到。按 H 隐藏热图，按 G 显示网格。</translation>
    </message>
    <message>
        <source>A&amp;verage over all pictures</source>
        <translation>对所有图片求平均(&amp;V)</translation>
    </message>
    <message>
        <source>AAAI, one column (3.3 in)</source>
        <translation>AAAI，单栏 (3.3 in)</translation>
    </message>
    <message>
        <source>AAAI, two columns (6.975 in)</source>
        <translation>AAAI，双栏 (6.975 in)</translation>
    </message>
    <message>
        <source>About ViTScope</source>
        <translation>关于 ViTScope</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>操作及其按键</translation>
    </message>
    <message>
        <source>Actions, methods, panels, classes and recent files by a few letters</source>
        <translation>输入几个字母即可查找操作、方法、面板、类别和最近的文件</translation>
    </message>
    <message>
        <source>All cores</source>
        <translation>所有核心</translation>
    </message>
    <message>
        <source>All heads of the layer over the picture</source>
        <translation>该层的所有头叠加在图片上</translation>
    </message>
    <message>
        <source>All heads of the layer together, or one alone</source>
        <translation>把本层所有头合在一起，或只看一个头</translation>
    </message>
    <message>
        <source>all hints</source>
        <translation>所有提示</translation>
    </message>
    <message>
        <source>All keys and mouse actions</source>
        <translation>所有按键和鼠标操作</translation>
    </message>
    <message>
        <source>All keys are as at the first start.</source>
        <translation>所有按键均为首次启动时的设置。</translation>
    </message>
    <message>
        <source>all layers</source>
        <translation>所有层</translation>
    </message>
    <message>
        <source>All patches</source>
        <translation>所有图像块</translation>
    </message>
    <message>
        <source>All patches that are not selected</source>
        <translation>所有未选中的图像块</translation>
    </message>
    <message>
        <source>Alt + arrows</source>
        <translation>Alt + 方向键</translation>
    </message>
    <message>
        <source>Alt + Shift + arrows</source>
        <translation>Alt + Shift + 方向键</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 项</translation>
    </message>
    <message>
        <source>Another picture on the other side (or drop it on the right half of the view)</source>
        <translation>另一侧显示另一张图片（也可拖放到视图右半部分）</translation>
    </message>
    <message>
        <source>Answer from</source>
        <translation>答案取自</translation>
    </message>
    <message>
        <source>Arrow keys move over the values.</source>
        <translation>方向键在数值间移动。</translation>
    </message>
    <message>
        <source>Arrow keys move over the values.%1</source>
        <translation>方向键在数值间移动。%1</translation>
    </message>
    <message>
        <source>Arrows: from which patches, layer by layer, the one that asks gathers its value; dark in the first layer, light in the last</source>
        <translation>箭头：提问的词元逐层从哪些图像块汇集信息；第一层颜色深，最后一层颜色浅</translation>
    </message>
    <message>
        <source>as found</source>
        <translation>按检测结果</translation>
    </message>
    <message>
        <source>as found (%1)</source>
        <translation>按检测结果（%1）</translation>
    </message>
    <message>
        <source>As in Export figure: %1, %2 mm, %3 dots per inch</source>
        <translation>与“导出图形”相同：%1，%2 mm，每英寸 %3 点</translation>
    </message>
    <message>
        <source>As it was left</source>
        <translation>保持上次的设置</translation>
    </message>
    <message>
        <source>As opened</source>
        <translation>打开时的状态</translation>
    </message>
    <message>
        <source>As shown</source>
        <translation>如所示</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>As they were left</source>
        <translation>保持上次的设置</translation>
    </message>
    <message>
        <source>Ask from</source>
        <translation>提问词元</translation>
    </message>
    <message>
        <source>Ask from another token</source>
        <translation>改由另一个词元提问</translation>
    </message>
    <message>
        <source>Ask from the &amp;class token</source>
        <translation>从类别词元提问(&amp;C)</translation>
    </message>
    <message>
        <source>Ask from the class token</source>
        <translation>从类别词元提问</translation>
    </message>
    <message>
        <source>Ask from the token that feeds the answer (or from all patches)</source>
        <translation>从产生答案的词元提问（或从所有图像块）</translation>
    </message>
    <message>
        <source>asks</source>
        <translation>正在提问</translation>
    </message>
    <message>
        <source>At the start, and after Reset display</source>
        <translation>在启动时以及“重置显示”之后</translation>
    </message>
    <message>
        <source>Attention distance by depth</source>
        <translation>注意力距离随深度的变化</translation>
    </message>
    <message>
        <source>Attention entropy by depth</source>
        <translation>注意力熵随深度的变化</translation>
    </message>
    <message>
        <source>Attention: where a token looks</source>
        <translation>注意力：词元看向哪里</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>B: %1</source>
        <translation>B：%1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Back to the report</source>
        <translation>回到报告</translation>
    </message>
    <message>
        <source>Back to what was shown before the tour</source>
        <translation>回到教程之前显示的内容</translation>
    </message>
    <message>
        <source>Being computed…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>Being loaded…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>Below 1 lifts small values, above 1 keeps only large ones</source>
        <translation>小于 1 提升小数值，大于 1 只保留大数值</translation>
    </message>
    <message>
        <source>Bold, above every panel, and in the caption. A preset brings the style of its journal.</source>
        <translation>粗体，位于每个分图上方，并写入说明文字。预设带有其期刊的样式。</translation>
    </message>
    <message>
        <source>both maps</source>
        <translation>两张热图</translation>
    </message>
    <message>
        <source>Both sides lie alike</source>
        <translation>两侧位置一致</translation>
    </message>
    <message>
        <source>Bring its view back</source>
        <translation>恢复其视图</translation>
    </message>
    <message>
        <source>Bro&amp;wse…</source>
        <translation>浏览(&amp;W)…</translation>
    </message>
    <message>
        <source>Brow&amp;se…</source>
        <translation>浏览(&amp;S)…</translation>
    </message>
    <message>
        <source>But: %1</source>
        <translation>但是：%1</translation>
    </message>
    <message>
        <source>C&amp;lear everything recent</source>
        <translation>清除全部最近记录(&amp;L)</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>取消(&amp;N)</translation>
    </message>
    <message>
        <source>Cancel (Esc)</source>
        <translation>取消 (Esc)</translation>
    </message>
    <message>
        <source>cancelled; Run goes on where it stopped</source>
        <translation>已取消；按“运行”可从停下处继续</translation>
    </message>
    <message>
        <source>Caption file</source>
        <translation>说明文件</translation>
    </message>
    <message>
        <source>centre %1</source>
        <translation>中心 %1</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Choosing a method</source>
        <translation>选择方法</translation>
    </message>
    <message>
        <source>chosen range</source>
        <translation>选定的范围</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Class %1, %2: probability %3, logit %4%5. Click: methods explain this class</source>
        <translation>类别 %1，%2：概率 %3，logit %4%5。单击：各方法解释此类别</translation>
    </message>
    <message>
        <source>Class names</source>
        <translation>类别名称</translation>
    </message>
    <message>
        <source>Class names (*.txt *.json *.csv *.tsv);;All files (*)</source>
        <translation>类别名称 (*.txt *.json *.csv *.tsv);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Class token</source>
        <translation>类别词元</translation>
    </message>
    <message>
        <source>Class-specific methods weigh attention by its gradient: relevance shows which patches speak for the penguin. Click another class among the predictions to ask for that one; Ctrl and a click for several at once.</source>
        <translation>针对类别的方法用梯度为注意力加权：相关性传播显示哪些图像块支持“企鹅”。在预测中单击另一个类别即可对它提问；按住 Ctrl 单击可同时选择多个。</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Classes through depth (logit lens)</source>
        <translation>类别随深度的变化（logit lens）</translation>
    </message>
    <message>
        <source>Click a class to explain it, Ctrl+click to add it to those explained, Shift+click to subtract it. Again: the top prediction.</source>
        <translation>单击类别以解释它，Ctrl+单击加入所解释的类别，Shift+单击将其减去。再次单击：回到第一名的预测。</translation>
    </message>
    <message>
        <source>Click a method to see it on the picture. The triangle marks what it cannot tell. No map alone proves what a model uses: compare methods of different groups.</source>
        <translation>单击方法即可在图片上查看。三角标记指出它不能说明什么。任何单张热图都不能证明模型用了什么：请比较不同组的方法。</translation>
    </message>
    <message>
        <source>Click a patch</source>
        <translation>单击图像块</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>关闭此通知</translation>
    </message>
    <message>
        <source>Co&amp;mpare</source>
        <translation>比较(&amp;M)</translation>
    </message>
    <message>
        <source>Code: %1
What happened: %2
Where: %3
What to do: %4
Program: %5</source>
        <translation>代码：%1
发生了什么：%2
位置：%3
怎么办：%4
程序：%5</translation>
    </message>
    <message>
        <source>Colour &amp;bar</source>
        <translation>颜色条(&amp;B)</translation>
    </message>
    <message>
        <source>Colour bar</source>
        <translation>颜色条</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Colours from the smallest to the largest value shown</source>
        <translation>颜色从所示的最小值到最大值</translation>
    </message>
    <message>
        <source>Colours of the window; figures are always white</source>
        <translation>窗口的颜色；导出的图形始终为白底</translation>
    </message>
    <message>
        <source>Colours, range and opacity as at the first start</source>
        <translation>颜色、范围和不透明度恢复到首次启动时的样子</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>列 %1</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Compare with a model</source>
        <translation>与模型比较</translation>
    </message>
    <message>
        <source>Compare with a picture</source>
        <translation>与图片比较</translation>
    </message>
    <message>
        <source>Compare with another &amp;model…</source>
        <translation>与另一个模型比较(&amp;M)…</translation>
    </message>
    <message>
        <source>Compare with another &amp;picture…</source>
        <translation>与另一张图片比较(&amp;P)…</translation>
    </message>
    <message>
        <source>Compare with it</source>
        <translation>与之比较</translation>
    </message>
    <message>
        <source>Compare with the &amp;untouched model</source>
        <translation>与未改动的模型比较(&amp;U)</translation>
    </message>
    <message>
        <source>Compare with them</source>
        <translation>与之比较</translation>
    </message>
    <message>
        <source>Copied the command line</source>
        <translation>已复制命令行</translation>
    </message>
    <message>
        <source>Copied the figure</source>
        <translation>已复制图形</translation>
    </message>
    <message>
        <source>Copied the values of %1</source>
        <translation>已复制“%1”的数值</translation>
    </message>
    <message>
        <source>Copies the features as text, one number a line</source>
        <translation>以文本形式复制特征，每行一个数</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy &amp;values</source>
        <translation>复制数值(&amp;V)</translation>
    </message>
    <message>
        <source>Copy as command &amp;line</source>
        <translation>复制为命令行(&amp;L)</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详细信息</translation>
    </message>
    <message>
        <source>Copy the lines shown; they hold no folders and no user name</source>
        <translation>复制所示的行；其中不含文件夹和用户名</translation>
    </message>
    <message>
        <source>Copy values</source>
        <translation>复制数值</translation>
    </message>
    <message>
        <source>Correct these values</source>
        <translation>更正这些值</translation>
    </message>
    <message>
        <source>Cost: %1.</source>
        <translation>代价：%1。</translation>
    </message>
    <message>
        <source>Cover by value</source>
        <translation>按数值覆盖</translation>
    </message>
    <message>
        <source>Cover the picture</source>
        <translation>覆盖图片</translation>
    </message>
    <message>
        <source>covering %1</source>
        <translation>覆盖 %1</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Ctrl + arrows</source>
        <translation>Ctrl + 方向键</translation>
    </message>
    <message>
        <source>CVPR, one column (3.25 in)</source>
        <translation>CVPR，单栏 (3.25 in)</translation>
    </message>
    <message>
        <source>CVPR, two columns (6.875 in)</source>
        <translation>CVPR，双栏 (6.875 in)</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Demo model and &amp;samples</source>
        <translation>演示模型与示例图片(&amp;D)</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Details of the failure</source>
        <translation>失败的详细信息</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>did not open</source>
        <translation>未能打开</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Distillation token</source>
        <translation>蒸馏词元</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>重做刚刚撤销的更改</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>完成：%1</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下</translation>
    </message>
    <message>
        <source>Drag, two fingers</source>
        <translation>拖动、双指</translation>
    </message>
    <message>
        <source>Drop files</source>
        <translation>拖放文件</translation>
    </message>
    <message>
        <source>Drop on the right</source>
        <translation>拖放到右侧</translation>
    </message>
    <message>
        <source>dropped picture %1</source>
        <translation>拖入的图片 %1</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>导出(&amp;X)</translation>
    </message>
    <message>
        <source>ECCV (4.8 in)</source>
        <translation>ECCV (4.8 in)</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>影响</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>End of the tour</source>
        <translation>教程结束</translation>
    </message>
    <message>
        <source>Enter or a click goes to that layer and head.</source>
        <translation>按回车或单击即转到该层和该头。</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>熵</translation>
    </message>
    <message>
        <source>Equal factors are equal steps of colour; for values that differ by powers of ten. Not for maps with a sign</source>
        <translation>相同的倍数对应相同的颜色步长；适用于跨越多个数量级的数值，不适用于带符号的热图</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Every head of every layer for the shown query</source>
        <translation>针对当前查询的每一层的每个头</translation>
    </message>
    <message>
        <source>Every layer has several heads that look in ways of their own. The overview holds all of them, a layer in each row; its buttons sort them, for instance the most focused first. Click one, or walk with the arrow keys.</source>
        <translation>每层有若干个头，各有各的看法。总览显示全部的头，每层一行；上方的按钮可排序，例如让最集中的排在前面。单击其中一个，或用方向键移动。</translation>
    </message>
    <message>
        <source>Every step of the view; click to go there</source>
        <translation>视图的每一步；单击即回到那里</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Explain &amp;likeness</source>
        <translation>解释相似度(&amp;L)</translation>
    </message>
    <message>
        <source>Explain how like the selected patch the features are, in place of a class, here and in pictures opened next; again: the class</source>
        <translation>解释特征与所选图像块有多相似，以此代替类别，适用于本图及接下来打开的图片；再按一次：回到类别</translation>
    </message>
    <message>
        <source>Explain likeness</source>
        <translation>解释相似度</translation>
    </message>
    <message>
        <source>Explain the class</source>
        <translation>解释类别</translation>
    </message>
    <message>
        <source>Explain this class, with methods that explain one</source>
        <translation>用可解释类别的方法解释这个类别</translation>
    </message>
    <message>
        <source>Explained</source>
        <translation>已解释</translation>
    </message>
    <message>
        <source>Explained: likeness to %1</source>
        <translation>解释对象：与%1的相似度</translation>
    </message>
    <message>
        <source>Explained: likeness to %1 of %2</source>
        <translation>解释对象：与 %2 中%1的相似度</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export &amp;again</source>
        <translation>再次导出(&amp;A)</translation>
    </message>
    <message>
        <source>Export &amp;figure…</source>
        <translation>导出图形(&amp;F)…</translation>
    </message>
    <message>
        <source>Export figure</source>
        <translation>导出图形</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>Feature %1: %2</source>
        <translation>特征 %1：%2</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>File &amp;name</source>
        <translation>文件名(&amp;N)</translation>
    </message>
    <message>
        <source>File &amp;names</source>
        <translation>文件名(&amp;N)</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>files: %1</source>
        <translation>文件：%1</translation>
    </message>
    <message>
        <source>Film through</source>
        <translation>动画遍历</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter: class-specific, head, Chefer …</source>
        <translation>筛选：针对类别、头、Chefer …</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation>查找操作或按键</translation>
    </message>
    <message>
        <source>finished before</source>
        <translation>先前已完成</translation>
    </message>
    <message>
        <source>finished before: %1</source>
        <translation>先前已完成：%1</translation>
    </message>
    <message>
        <source>First &amp;colours</source>
        <translation>初始配色(&amp;C)</translation>
    </message>
    <message>
        <source>First &amp;range</source>
        <translation>初始范围(&amp;R)</translation>
    </message>
    <message>
        <source>First head</source>
        <translation>第一个头</translation>
    </message>
    <message>
        <source>First layer</source>
        <translation>第一层</translation>
    </message>
    <message>
        <source>Fo&amp;lder</source>
        <translation>文件夹(&amp;L)</translation>
    </message>
    <message>
        <source>Folders &amp;below as well</source>
        <translation>包括下级文件夹(&amp;B)</translation>
    </message>
    <message>
        <source>For computing; from the next start on</source>
        <translation>用于计算；下次启动时生效</translation>
    </message>
    <message>
        <source>Forgets pictures, models, pairs, sessions and the last session</source>
        <translation>清除图片、模型、组合、会话以及上次会话的记录</translation>
    </message>
    <message>
        <source>Format of the figures</source>
        <translation>图形的格式</translation>
    </message>
    <message>
        <source>Format of the table</source>
        <translation>表格的格式</translation>
    </message>
    <message>
        <source>forward %1 s · %2</source>
        <translation>前向 %1 秒 · %2</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>From place %1</source>
        <translation>从位置 %1</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>Give hints</source>
        <translation>给出提示</translation>
    </message>
    <message>
        <source>Give hints that override what was found: heads, mean, class names and more</source>
        <translation>给出覆盖检测结果的提示：头数、均值、类别名称等</translation>
    </message>
    <message>
        <source>Go back to the built-in model and pictures</source>
        <translation>回到内置的模型和图片</translation>
    </message>
    <message>
        <source>Goes back to the report of the model that is shown</source>
        <translation>回到所示模型的报告</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Guided &amp;tour</source>
        <translation>引导教程(&amp;T)</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>引导教程</translation>
    </message>
    <message>
        <source>H%1</source>
        <translation>H%1</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>头</translation>
    </message>
    <message>
        <source>Head %1</source>
        <translation>头 %1</translation>
    </message>
    <message>
        <source>Head 0 of this layer</source>
        <translation>本层的 0 号头</translation>
    </message>
    <message>
        <source>Head after</source>
        <translation>下一个头</translation>
    </message>
    <message>
        <source>Head before</source>
        <translation>上一个头</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>头</translation>
    </message>
    <message>
        <source>Heads: several ways to look</source>
        <translation>头：多种看法</translation>
    </message>
    <message>
        <source>Hide the panels, or show them again</source>
        <translation>隐藏面板，或重新显示</translation>
    </message>
    <message>
        <source>Histogram of the values shown</source>
        <translation>所示数值的直方图</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Hold Shift</source>
        <translation>按住 Shift</translation>
    </message>
    <message>
        <source>How much the map covers the picture</source>
        <translation>热图覆盖图片的程度</translation>
    </message>
    <message>
        <source>How often which value occurs. Drag an end of the colour range</source>
        <translation>各数值出现的频率。可拖动颜色范围的两端</translation>
    </message>
    <message>
        <source>How often which value occurs. Drag an end of the colour range; with the keyboard, Left and Right move it, Space goes to the other end</source>
        <translation>各数值出现的频率。可拖动颜色范围的两端；用键盘时，左右键移动一端，空格键转到另一端</translation>
    </message>
    <message>
        <source>ICML, AISTATS, UAI, one column (3.25 in)</source>
        <translation>ICML、AISTATS、UAI，单栏 (3.25 in)</translation>
    </message>
    <message>
        <source>ICML, AISTATS, UAI, two columns (6.75 in)</source>
        <translation>ICML、AISTATS、UAI，双栏 (6.75 in)</translation>
    </message>
    <message>
        <source>Ids of methods with commas between them; mean is attention's mean of heads.</source>
        <translation>以逗号分隔的方法 id；mean 表示注意力的各头平均。</translation>
    </message>
    <message>
        <source>IEEE, one column (3.5 in)</source>
        <translation>IEEE，单栏 (3.5 in)</translation>
    </message>
    <message>
        <source>IEEE, two columns (7 1/16 in)</source>
        <translation>IEEE，双栏 (7 1/16 in)</translation>
    </message>
    <message>
        <source>In every layer each token gathers from the others, more from some than from others: that is its attention. Point at a patch to see where it looks, click to pin it, press D to ask who looks at it. The colour bar tells true values.</source>
        <translation>在每一层，每个词元都从其他词元汇集信息，有的多，有的少：这就是它的注意力。指向一个图像块可看它关注哪里，单击可标记它，按 D 可反过来问谁在关注它。颜色条给出真实数值。</translation>
    </message>
    <message>
        <source>In the order of layers and heads</source>
        <translation>按层和头的顺序</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Interpolate between patches (S). Off: every patch as it is</source>
        <translation>在图像块之间插值 (S)。关闭时：每个图像块原样显示</translation>
    </message>
    <message>
        <source>Interpolate between patches. Off: every patch as it is, nothing invented</source>
        <translation>在图像块之间插值。关闭时：每个图像块原样显示，不添加任何内容</translation>
    </message>
    <message>
        <source>Is it a cause?</source>
        <translation>这是原因吗？</translation>
    </message>
    <message>
        <source>It is not there now.</source>
        <translation>文件现已不在。</translation>
    </message>
    <message>
        <source>JMLR (6 in)</source>
        <translation>JMLR (6 in)</translation>
    </message>
    <message>
        <source>Keep the view under another name</source>
        <translation>以另一个名称保存视图</translation>
    </message>
    <message>
        <source>Keep the view: names and hashes of its files and every choice, no pixels and no weights</source>
        <translation>保存视图：文件的名称和哈希以及全部选择，不含像素和权重</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Larger (mouse wheel: at the pointer)</source>
        <translation>放大（鼠标滚轮：以指针为中心）</translation>
    </message>
    <message>
        <source>Largest at row %1, column %2: %3 %4.</source>
        <translation>最大值位于第 %1 行第 %2 列：%3 %4。</translation>
    </message>
    <message>
        <source>Largest value</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>Last head</source>
        <translation>最后一个头</translation>
    </message>
    <message>
        <source>Last layer</source>
        <translation>最后一层</translation>
    </message>
    <message>
        <source>LaTeX figure (.tex)</source>
        <translation>LaTeX 图 (.tex)</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Layer %1, head %2: strongest at row %3, column %4 (%5 %6)</source>
        <translation>第 %1 层，头 %2：最强处为第 %3 行第 %4 列（%5 %6）</translation>
    </message>
    <message>
        <source>Layer %1, head %2: strongest at row %3, column %4 (%5)</source>
        <translation>第 %1 层，头 %2：最强处为第 %3 行第 %4 列（%5）</translation>
    </message>
    <message>
        <source>Layer (up and down arrow keys)</source>
        <translation>层（上下方向键）</translation>
    </message>
    <message>
        <source>Layer after</source>
        <translation>下一层</translation>
    </message>
    <message>
        <source>Layer before</source>
        <translation>上一层</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Layers × heads</source>
        <translation>层 × 头</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Leave out how it was made (double-&amp;blind)</source>
        <translation>不写入制作信息（双盲评审）(&amp;B)</translation>
    </message>
    <message>
        <source>Leave the program</source>
        <translation>离开程序</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Light and shade</source>
        <translation>明暗</translation>
    </message>
    <message>
        <source>Linear colours</source>
        <translation>线性配色</translation>
    </message>
    <message>
        <source>Lines between patches (G)</source>
        <translation>图像块之间的线 (G)</translation>
    </message>
    <message>
        <source>Lines to show</source>
        <translation>要显示的行</translation>
    </message>
    <message>
        <source>Locate %1</source>
        <translation>定位 %1</translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation>定位…</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Logarithmic colours</source>
        <translation>对数配色</translation>
    </message>
    <message>
        <source>Looks at</source>
        <translation>关注哪里</translation>
    </message>
    <message>
        <source>lower end of the colours</source>
        <translation>颜色的下端</translation>
    </message>
    <message>
        <source>Map follows the &amp;pointer</source>
        <translation>热图跟随指针(&amp;P)</translation>
    </message>
    <message>
        <source>Maps of this view</source>
        <translation>此视图的热图</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Maximum of heads</source>
        <translation>各头最大值</translation>
    </message>
    <message>
        <source>May hold {image}, {model}, {layer:02}, {head:02}, {method}, {template}, {date}, {n} (the first free number) and {version}.</source>
        <translation>可含 {image}、{model}、{layer:02}、{head:02}、{method}、{template}、{date}、{n}（第一个空闲编号）和 {version}。</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Mean of heads</source>
        <translation>各头平均</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Minimum of heads</source>
        <translation>各头最小值</translation>
    </message>
    <message>
        <source>Minus head</source>
        <translation>减去头</translation>
    </message>
    <message>
        <source>Minus method</source>
        <translation>减去方法</translation>
    </message>
    <message>
        <source>Minus picture</source>
        <translation>减去图片</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Model &amp;report</source>
        <translation>模型报告(&amp;R)</translation>
    </message>
    <message>
        <source>Model report</source>
        <translation>模型报告</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>鼠标</translation>
    </message>
    <message>
        <source>Mouse &amp;wheel</source>
        <translation>鼠标滚轮(&amp;W)</translation>
    </message>
    <message>
        <source>Mouse and picture</source>
        <translation>鼠标与图片</translation>
    </message>
    <message>
        <source>Move the keyboard focus to the next panel</source>
        <translation>将键盘焦点移到下一个面板</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>移动图片</translation>
    </message>
    <message>
        <source>Moves the picture (with Ctrl it zooms)</source>
        <translation>移动图片（按住 Ctrl 时缩放）</translation>
    </message>
    <message>
        <source>Multiply</source>
        <translation>正片叠底</translation>
    </message>
    <message>
        <source>Names given: %1</source>
        <translation>已给出名称：%1</translation>
    </message>
    <message>
        <source>Nature, one column (89 mm)</source>
        <translation>Nature，单栏 (89 mm)</translation>
    </message>
    <message>
        <source>Nature, two columns (183 mm)</source>
        <translation>Nature，双栏 (183 mm)</translation>
    </message>
    <message>
        <source>Ne&amp;xt panel</source>
        <translation>下一个面板(&amp;X)</translation>
    </message>
    <message>
        <source>NeurIPS, ICLR (5.5 in)</source>
        <translation>NeurIPS、ICLR (5.5 in)</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>新按键</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next &amp;colours</source>
        <translation>下一种配色(&amp;C)</translation>
    </message>
    <message>
        <source>No classifier: the model answers with %1.</source>
        <translation>没有分类器：模型的输出是%1。</translation>
    </message>
    <message>
        <source>no colour</source>
        <translation>无颜色</translation>
    </message>
    <message>
        <source>No colours: the picture as bright as the value is large</source>
        <translation>不用颜色：数值越大图片越亮</translation>
    </message>
    <message>
        <source>no features</source>
        <translation>没有特征</translation>
    </message>
    <message>
        <source>No method holds these words.</source>
        <translation>没有方法包含这些词。</translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation>还没有模型</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>none (no classifier)</source>
        <translation>无（没有分类器）</translation>
    </message>
    <message>
        <source>Not for this model: %1</source>
        <translation>不适用于此模型：%1</translation>
    </message>
    <message>
        <source>Not in the weights</source>
        <translation>权重中未说明的内容</translation>
    </message>
    <message>
        <source>not seen by the model · %1</source>
        <translation>模型看不到 · %1</translation>
    </message>
    <message>
        <source>Not there yet.</source>
        <translation>尚未就绪。</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Nothing fits these letters</source>
        <translation>没有与这些字母匹配的内容</translation>
    </message>
    <message>
        <source>Nothing is changed inside the model (menu Change).</source>
        <translation>模型内部没有改动（菜单“干预”）。</translation>
    </message>
    <message>
        <source>Nothing is remembered (preferences)</source>
        <translation>未保留任何记录（见首选项）</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>不选中任何图像块</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Numbers as the mean over the opened pictures with its confidence interval, or of this one</source>
        <translation>数值取所打开图片的平均值及其置信区间，或只取这一张</translation>
    </message>
    <message>
        <source>Numbers through the model's depth; a click on a point goes to its layer and head</source>
        <translation>贯穿模型深度的数值；单击一点即转到它的层和头</translation>
    </message>
    <message>
        <source>Of a comparison: the other side in place</source>
        <translation>比较时：在原位显示另一侧</translation>
    </message>
    <message>
        <source>Of all heads of the layer</source>
        <translation>该层所有头的范围</translation>
    </message>
    <message>
        <source>Of all heads of the model</source>
        <translation>模型所有头的范围</translation>
    </message>
    <message>
        <source>Of each map</source>
        <translation>每张热图各自的范围</translation>
    </message>
    <message>
        <source>One head (left and right arrow keys), or all of the layer's heads (M)</source>
        <translation>一个头（左右方向键），或该层所有的头 (M)</translation>
    </message>
    <message>
        <source>One head to the left in the overview</source>
        <translation>在总览中左移一个头</translation>
    </message>
    <message>
        <source>One head to the right in the overview</source>
        <translation>在总览中右移一个头</translation>
    </message>
    <message>
        <source>One layer is not the whole story: a token that is looked at has itself looked elsewhere. Attention rollout multiplies the layers and tells which patches reach the class token. It knows no class: for a penguin and a toadstool it shows the same.</source>
        <translation>单看一层并不完整：被关注的词元自己也看过别处。注意力展开把各层相乘，指出哪些图像块能到达类别词元。它不区分类别：对企鹅和毒蝇伞显示的结果相同。</translation>
    </message>
    <message>
        <source>One pass</source>
        <translation>单次前向</translation>
    </message>
    <message>
        <source>One picture pixel per screen pixel</source>
        <translation>一个图片像素对应一个屏幕像素</translation>
    </message>
    <message>
        <source>One row down in the overview</source>
        <translation>在总览中下移一行</translation>
    </message>
    <message>
        <source>One row up in the overview</source>
        <translation>在总览中上移一行</translation>
    </message>
    <message>
        <source>Only files of this computer can be opened. Save it first, then drop the file.</source>
        <translation>只能打开本机的文件。请先保存，再拖放该文件。</translation>
    </message>
    <message>
        <source>Only the &amp;picture</source>
        <translation>仅显示图片(&amp;P)</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open &amp;model…</source>
        <translation>打开模型(&amp;M)…</translation>
    </message>
    <message>
        <source>Open &amp;pictures…</source>
        <translation>打开图片(&amp;P)…</translation>
    </message>
    <message>
        <source>Open &amp;session…</source>
        <translation>打开会话(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>打开模型</translation>
    </message>
    <message>
        <source>Open a model folder</source>
        <translation>打开模型文件夹</translation>
    </message>
    <message>
        <source>Open a model folder with config.json, as the hub publishes it</source>
        <translation>打开带有 config.json 的模型文件夹，即模型库发布的形式</translation>
    </message>
    <message>
        <source>Open another picture to explain its likeness to this one</source>
        <translation>打开另一张图片，以解释它与这张的相似度</translation>
    </message>
    <message>
        <source>Open it as a picture</source>
        <translation>作为图片打开</translation>
    </message>
    <message>
        <source>Open model &amp;folder…</source>
        <translation>打开模型文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Open model weights: safetensors or a PyTorch checkpoint</source>
        <translation>打开模型权重：safetensors 或 PyTorch 检查点</translation>
    </message>
    <message>
        <source>Open one or several pictures</source>
        <translation>打开一张或多张图片</translation>
    </message>
    <message>
        <source>Open pictures</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>Open pictures, weights or folders, together too</source>
        <translation>打开图片、权重或文件夹，可一起拖放</translation>
    </message>
    <message>
        <source>Open session</source>
        <translation>打开会话</translation>
    </message>
    <message>
        <source>Open the picture that was copied</source>
        <translation>打开剪贴板中的图片</translation>
    </message>
    <message>
        <source>Opened pictures and samples</source>
        <translation>已打开的图片和示例</translation>
    </message>
    <message>
        <source>Opened pictures: %1</source>
        <translation>已打开的图片：%1</translation>
    </message>
    <message>
        <source>Other side: colour bar</source>
        <translation>另一侧：颜色条</translation>
    </message>
    <message>
        <source>Other side: picture and map</source>
        <translation>另一侧：图片与热图</translation>
    </message>
    <message>
        <source>Other tokens</source>
        <translation>其他词元</translation>
    </message>
    <message>
        <source>Other weights on the other side (or drop them on the right half of the view)</source>
        <translation>另一侧使用另一份权重（也可拖放到视图右半部分）</translation>
    </message>
    <message>
        <source>Otherwise the file carries the names and hashes of model and picture, the view and its command line; never a folder or a user name.</source>
        <translation>否则文件会带有模型和图片的名称与哈希、视图及其命令行；绝不含文件夹或用户名。</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>Outlines the fewest patches that together hold this share of the map's sum</source>
        <translation>勾勒出合计达到热图总和此比例的最少图像块</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Overview of layers and heads</source>
        <translation>层与头的总览</translation>
    </message>
    <message>
        <source>Own width</source>
        <translation>自定宽度</translation>
    </message>
    <message>
        <source>P&amp;aste picture</source>
        <translation>粘贴图片(&amp;V)</translation>
    </message>
    <message>
        <source>P&amp;revious picture</source>
        <translation>上一张图片(&amp;R)</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Panel letters</source>
        <translation>分图字母</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Panels where they were at the first start</source>
        <translation>面板恢复到首次启动时的位置</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>pasted picture %1</source>
        <translation>粘贴的图片 %1</translation>
    </message>
    <message>
        <source>Patch &amp;grid</source>
        <translation>图像块网格(&amp;G)</translation>
    </message>
    <message>
        <source>Patch &amp;numbers</source>
        <translation>图像块编号(&amp;N)</translation>
    </message>
    <message>
        <source>patch (r %1, c %2)</source>
        <translation>图像块（行 %1，列 %2）</translation>
    </message>
    <message>
        <source>patch row %1, column %2</source>
        <translation>图像块，行 %1，列 %2</translation>
    </message>
    <message>
        <source>Patches</source>
        <translation>图像块</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Picture and map</source>
        <translation>图片与热图</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Pictures and the files to be made of them</source>
        <translation>图片及由其生成的文件</translation>
    </message>
    <message>
        <source>Pictures: %1</source>
        <translation>图片：%1</translation>
    </message>
    <message>
        <source>pin %1</source>
        <translation>标记 %1</translation>
    </message>
    <message>
        <source>Pin it: it asks from now on</source>
        <translation>标记它：从此由它提问</translation>
    </message>
    <message>
        <source>Pin one more</source>
        <translation>再标记一个</translation>
    </message>
    <message>
        <source>Pin one more beside it</source>
        <translation>在旁边再标记一个</translation>
    </message>
    <message>
        <source>Pinned patch, token %1. Delete removes it</source>
        <translation>已标记的图像块，词元 %1。按 Delete 移除</translation>
    </message>
    <message>
        <source>Pixels for looking at, lines and text for the paper.</source>
        <translation>像素图便于查看，矢量线条和文字用于论文。</translation>
    </message>
    <message>
        <source>Plain text (.txt)</source>
        <translation>纯文本 (.txt)</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Plots</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>PNG and PDF</source>
        <translation>PNG 和 PDF</translation>
    </message>
    <message>
        <source>Point at a patch</source>
        <translation>指向图像块</translation>
    </message>
    <message>
        <source>Pointing at a patch asks from it. Off: only a click does</source>
        <translation>指向图像块即由它提问。关闭时：只有单击才提问</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>首选项(&amp;F)…</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Predictions before and after changes</source>
        <translation>干预前后的预测</translation>
    </message>
    <message>
        <source>Predictions, numbers of the map, seconds, failures</source>
        <translation>预测、热图数值、秒数、失败</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Preparing pictures</source>
        <translation>图片预处理</translation>
    </message>
    <message>
        <source>Press the new keys</source>
        <translation>按下新的按键</translation>
    </message>
    <message>
        <source>Preview of the figure</source>
        <translation>图形预览</translation>
    </message>
    <message>
        <source>Previous colours</source>
        <translation>上一种配色</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Put what is shown on the clipboard</source>
        <translation>将所示内容放到剪贴板</translation>
    </message>
    <message>
        <source>px (%1, %2)</source>
        <translation>px (%1, %2)</translation>
    </message>
    <message>
        <source>R&amp;un</source>
        <translation>运行(&amp;U)</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>range of
both maps</source>
        <translation>两张热图
的范围</translation>
    </message>
    <message>
        <source>range of
the layer</source>
        <translation>该层
的范围</translation>
    </message>
    <message>
        <source>range of
the model</source>
        <translation>整个模型
的范围</translation>
    </message>
    <message>
        <source>range of
this map</source>
        <translation>本热图
的范围</translation>
    </message>
    <message>
        <source>Range of colours</source>
        <translation>颜色范围</translation>
    </message>
    <message>
        <source>Range of this map</source>
        <translation>使用本图的范围</translation>
    </message>
    <message>
        <source>range without
outliers</source>
        <translation>去除离群值
的范围</translation>
    </message>
    <message>
        <source>rank %1 of %2</source>
        <translation>排名 %1，共 %2</translation>
    </message>
    <message>
        <source>rank %1/%2</source>
        <translation>排名 %1/%2</translation>
    </message>
    <message>
        <source>Re&amp;member recent files and the last session</source>
        <translation>记住最近的文件和上次会话(&amp;M)</translation>
    </message>
    <message>
        <source>Re&amp;open the last session at the start</source>
        <translation>启动时重新打开上次会话(&amp;O)</translation>
    </message>
    <message>
        <source>Read-out</source>
        <translation>读数</translation>
    </message>
    <message>
        <source>Reading the picture</source>
        <translation>正在读取图片</translation>
    </message>
    <message>
        <source>Reads the model as if you had given no hint</source>
        <translation>如同没有给出任何提示那样读取模型</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Recent mo&amp;dels</source>
        <translation>最近的模型(&amp;D)</translation>
    </message>
    <message>
        <source>Recent p&amp;ictures</source>
        <translation>最近的图片(&amp;I)</translation>
    </message>
    <message>
        <source>Recent pai&amp;rs</source>
        <translation>最近的组合(&amp;R)</translation>
    </message>
    <message>
        <source>Recent s&amp;essions</source>
        <translation>最近的会话(&amp;E)</translation>
    </message>
    <message>
        <source>red, green, blue %1</source>
        <translation>红、绿、蓝 %1</translation>
    </message>
    <message>
        <source>Register %1</source>
        <translation>寄存器 %1</translation>
    </message>
    <message>
        <source>Remove &amp;patches</source>
        <translation>移除图像块(&amp;P)</translation>
    </message>
    <message>
        <source>Remove &amp;pin</source>
        <translation>移除标记(&amp;P)</translation>
    </message>
    <message>
        <source>Remove the pin that asks</source>
        <translation>移除当前提问的标记</translation>
    </message>
    <message>
        <source>Reopen &amp;last session</source>
        <translation>重新打开上次会话(&amp;L)</translation>
    </message>
    <message>
        <source>Repeat for folder</source>
        <translation>对文件夹重复</translation>
    </message>
    <message>
        <source>Reset &amp;display</source>
        <translation>重置显示(&amp;D)</translation>
    </message>
    <message>
        <source>Reset &amp;layout</source>
        <translation>重置布局(&amp;Y)</translation>
    </message>
    <message>
        <source>Reset a&amp;ll</source>
        <translation>全部重置(&amp;L)</translation>
    </message>
    <message>
        <source>Reset display</source>
        <translation>重置显示</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Rollout: through all layers</source>
        <translation>注意力展开：贯穿所有层</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>行 %1</translation>
    </message>
    <message>
        <source>Running the other side</source>
        <translation>正在运行另一侧</translation>
    </message>
    <message>
        <source>Save session</source>
        <translation>保存会话</translation>
    </message>
    <message>
        <source>Save session &amp;as…</source>
        <translation>会话另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Save what is shown as PNG, SVG or PDF</source>
        <translation>将所示内容保存为 PNG、SVG 或 PDF</translation>
    </message>
    <message>
        <source>Save what is shown with the settings of the last export, under a free name</source>
        <translation>按上次导出的设置保存所示内容，使用未占用的名称</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Say below what you know of it. The model shown before stays until it opens.</source>
        <translation>请在下方说明您所知道的情况。在它打开之前，仍显示之前的模型。</translation>
    </message>
    <message>
        <source>Scale each map over its &amp;own range</source>
        <translation>各热图使用各自的范围(&amp;O)</translation>
    </message>
    <message>
        <source>Screen pixels per picture pixel</source>
        <translation>每个图片像素对应的屏幕像素</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>被谁关注</translation>
    </message>
    <message>
        <source>Select the patch that asks, or not</source>
        <translation>选中或取消选中提问的图像块</translation>
    </message>
    <message>
        <source>selected</source>
        <translation>已选中</translation>
    </message>
    <message>
        <source>Set as &amp;reference</source>
        <translation>设为参考(&amp;R)</translation>
    </message>
    <message>
        <source>Shift + click</source>
        <translation>Shift + 单击</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>shorter side to %1</source>
        <translation>短边缩放到 %1</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show or hide the lines between patches</source>
        <translation>显示或隐藏图像块之间的网格线</translation>
    </message>
    <message>
        <source>Show or hide the map over the picture</source>
        <translation>显示或隐藏图片上的热图</translation>
    </message>
    <message>
        <source>Show or hide the number of every patch, row by row from 0</source>
        <translation>显示或隐藏每个图像块的编号，从 0 起逐行编号</translation>
    </message>
    <message>
        <source>Show or hide the scale with its true values</source>
        <translation>显示或隐藏标有真实数值的刻度</translation>
    </message>
    <message>
        <source>Show or hide the tool bar</source>
        <translation>显示或隐藏工具栏</translation>
    </message>
    <message>
        <source>Show where this token looks</source>
        <translation>显示此词元关注哪里</translation>
    </message>
    <message>
        <source>Six steps over the demo: patches, attention, heads, rollout, classes and causes</source>
        <translation>六步了解演示：图像块、注意力、头、注意力展开、类别与因果</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Slides (5.51 in)</source>
        <translation>幻灯片 (5.51 in)</translation>
    </message>
    <message>
        <source>Smaller (mouse wheel: at the pointer)</source>
        <translation>缩小（鼠标滚轮：以指针为中心）</translation>
    </message>
    <message>
        <source>Smallest to largest value of the map shown (N)</source>
        <translation>所示热图的最小值到最大值 (N)</translation>
    </message>
    <message>
        <source>Smallest value</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>squashed to %1</source>
        <translation>拉伸到 %1</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>Steps of the view</source>
        <translation>视图的步骤</translation>
    </message>
    <message>
        <source>Stop what is being computed</source>
        <translation>停止正在进行的计算</translation>
    </message>
    <message>
        <source>Strongest &amp;links</source>
        <translation>最强连接(&amp;L)</translation>
    </message>
    <message>
        <source>Strongest links through the layers</source>
        <translation>贯穿各层的最强连接</translation>
    </message>
    <message>
        <source>Switch this &amp;head off</source>
        <translation>关闭此头(&amp;H)</translation>
    </message>
    <message>
        <source>Switch this layer's &amp;attention off</source>
        <translation>关闭此层的注意力(&amp;A)</translation>
    </message>
    <message>
        <source>Switch this layer's &amp;MLP off</source>
        <translation>关闭此层的 MLP(&amp;M)</translation>
    </message>
    <message>
        <source>T&amp;hreads, from the next start on</source>
        <translation>线程数，下次启动时生效(&amp;H)</translation>
    </message>
    <message>
        <source>table: %1</source>
        <translation>表格：%1</translation>
    </message>
    <message>
        <source>Take back all</source>
        <translation>全部撤回</translation>
    </message>
    <message>
        <source>Take back all changes inside the model</source>
        <translation>撤销模型内部的所有改动</translation>
    </message>
    <message>
        <source>Take back the last change of the view</source>
        <translation>撤销视图的上一次更改</translation>
    </message>
    <message>
        <source>The classes, most probable first</source>
        <translation>类别，概率最高者在前</translation>
    </message>
    <message>
        <source>The colour map before</source>
        <translation>上一个颜色映射</translation>
    </message>
    <message>
        <source>The figure before this one is still being written</source>
        <translation>上一个图形仍在写入</translation>
    </message>
    <message>
        <source>The first side alone</source>
        <translation>只显示第一侧</translation>
    </message>
    <message>
        <source>The first side minus the second, in the second's place</source>
        <translation>第一侧减去第二侧，显示在第二侧的位置</translation>
    </message>
    <message>
        <source>The head shown, or all of its layer where they are joined, adds nothing; again: it is back</source>
        <translation>所示的头（合并显示时为本层所有头）不再起作用；再按一次：恢复</translation>
    </message>
    <message>
        <source>The heads that change the target most when they are switched off first: one pass for each</source>
        <translation>关闭后使目标变化最大的头在前：每个头需一次前向计算</translation>
    </message>
    <message>
        <source>The heads that look farthest first: attention distance</source>
        <translation>看得最远的头在前：注意力距离</translation>
    </message>
    <message>
        <source>The heads that look most at the class token first: its attention mass</source>
        <translation>最关注类别词元的头在前：类别词元所得的注意力总量</translation>
    </message>
    <message>
        <source>The keys 1 to 9 choose methods.</source>
        <translation>数字键 1 到 9 用于选择方法。</translation>
    </message>
    <message>
        <source>The last head of this layer</source>
        <translation>本层的最后一个头</translation>
    </message>
    <message>
        <source>the layer</source>
        <translation>该层</translation>
    </message>
    <message>
        <source>The layer next to the answer</source>
        <translation>最靠近答案的层</translation>
    </message>
    <message>
        <source>The layer next to the picture</source>
        <translation>最靠近图片的层</translation>
    </message>
    <message>
        <source>The layer's attention adds nothing; again: it is back</source>
        <translation>该层的注意力不再起作用；再按一次：恢复</translation>
    </message>
    <message>
        <source>The layer's MLP adds nothing; again: it is back</source>
        <translation>该层的 MLP 不再起作用；再按一次：恢复</translation>
    </message>
    <message>
        <source>The map of that patch</source>
        <translation>该图像块的热图</translation>
    </message>
    <message>
        <source>The map's colours over the picture</source>
        <translation>热图的颜色盖在图片上</translation>
    </message>
    <message>
        <source>The mean over the patches, which this model pools</source>
        <translation>此模型汇聚的所有图像块的平均</translation>
    </message>
    <message>
        <source>The most focused heads first: entropy of attention</source>
        <translation>最集中的头在前：注意力的熵</translation>
    </message>
    <message>
        <source>The most used methods, first in the menu Analyse</source>
        <translation>最常用的方法，位于“分析”菜单最前</translation>
    </message>
    <message>
        <source>The next colour map</source>
        <translation>下一个颜色映射</translation>
    </message>
    <message>
        <source>The number of every head, in its colour, in place of its map</source>
        <translation>以各头的数值及其颜色代替热图</translation>
    </message>
    <message>
        <source>The number of every patch, row by row from 0, where there is room (Shift+G)</source>
        <translation>每个图像块的编号，从 0 起逐行编号，空间足够时显示 (Shift+G)</translation>
    </message>
    <message>
        <source>The numbers of the map as a table</source>
        <translation>以表格形式复制热图的数值</translation>
    </message>
    <message>
        <source>The other side of the comparison has classes of its own</source>
        <translation>比较的另一侧有它自己的类别</translation>
    </message>
    <message>
        <source>The picture after this one</source>
        <translation>这张之后的图片</translation>
    </message>
    <message>
        <source>The picture before this one</source>
        <translation>这张之前的图片</translation>
    </message>
    <message>
        <source>The picture darkened by the map's colours; its texture stays</source>
        <translation>图片按热图颜色变暗，纹理保留</translation>
    </message>
    <message>
        <source>The rectangle around the selected patches becomes the box that faithfulness asks maps to point at</source>
        <translation>所选图像块的外接矩形成为忠实度方法要求热图指向的框</translation>
    </message>
    <message>
        <source>The same model without the changes made inside it</source>
        <translation>同一模型，但不含内部改动</translation>
    </message>
    <message>
        <source>The same scale for all heads of all layers</source>
        <translation>所有层的所有头使用同一刻度</translation>
    </message>
    <message>
        <source>The same scale for all heads of the layer</source>
        <translation>该层所有头使用同一刻度</translation>
    </message>
    <message>
        <source>The same view of every picture, in the colours of the one shown (Shift+M)</source>
        <translation>以当前图片的颜色显示每张图片的同一视图 (Shift+M)</translation>
    </message>
    <message>
        <source>The same view of every picture, in the panel Pictures</source>
        <translation>在“图片”面板中以同一视图显示每张图片</translation>
    </message>
    <message>
        <source>The scale with its true values (B)</source>
        <translation>标有真实数值的刻度 (B)</translation>
    </message>
    <message>
        <source>The selected patches, without any the pinned ones or the one that asks, are taken from the model; again: they are back</source>
        <translation>从模型中拿掉所选的图像块；未选择时为已标记的或正在提问的图像块；再按一次：恢复</translation>
    </message>
    <message>
        <source>The session %1 has changes. Save them?</source>
        <translation>会话 %1 有更改。要保存吗？</translation>
    </message>
    <message>
        <source>The smaller a value, the more of the picture is left</source>
        <translation>数值越小，保留的图片越多</translation>
    </message>
    <message>
        <source>The two numbers below</source>
        <translation>下方的两个数</translation>
    </message>
    <message>
        <source>The value of the highest colour; typing fixes the range</source>
        <translation>最高颜色对应的数值；输入即固定范围</translation>
    </message>
    <message>
        <source>The value of the lowest colour; typing fixes the range</source>
        <translation>最低颜色对应的数值；输入即固定范围</translation>
    </message>
    <message>
        <source>The view as it was when the window was closed</source>
        <translation>关闭窗口时的视图</translation>
    </message>
    <message>
        <source>The vitscope batch command that writes the same files</source>
        <translation>写出相同文件的 vitscope batch 命令</translation>
    </message>
    <message>
        <source>The vitscope command that makes the same figure</source>
        <translation>生成同一图形的 vitscope 命令</translation>
    </message>
    <message>
        <source>The whole picture in the window</source>
        <translation>在窗口中显示整张图片</translation>
    </message>
    <message>
        <source>Theme, language, wheel, start of the display, threads, keys</source>
        <translation>主题、语言、滚轮、初始显示、线程、按键</translation>
    </message>
    <message>
        <source>Theme, wheel, start of the display, threads, keys</source>
        <translation>主题、语言、滚轮、初始显示、线程、按键</translation>
    </message>
    <message>
        <source>There is no picture to paste.</source>
        <translation>没有可粘贴的图片。</translation>
    </message>
    <message>
        <source>This model has no class token.</source>
        <translation>此模型没有类别词元。</translation>
    </message>
    <message>
        <source>This picture</source>
        <translation>这张图片</translation>
    </message>
    <message>
        <source>This view as a figure, arrays or a table of every picture of a folder</source>
        <translation>对文件夹中的每张图片以此视图生成图形、数组或表格</translation>
    </message>
    <message>
        <source>This view as it is becomes the other side: what you change next is seen against it</source>
        <translation>当前视图成为另一侧：之后的更改都与它对照</translation>
    </message>
    <message>
        <source>Time of the last pass and where it ran</source>
        <translation>上一次前向计算的用时及运行设备</translation>
    </message>
    <message>
        <source>TMLR (6.5 in)</source>
        <translation>TMLR (6.5 in)</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>token %1</source>
        <translation>词元 %1</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>教程</translation>
    </message>
    <message>
        <source>Tour: %1</source>
        <translation>教程：%1</translation>
    </message>
    <message>
        <source>Turn the question round: which tokens look at this one</source>
        <translation>把问题反过来：哪些词元关注这一个</translation>
    </message>
    <message>
        <source>Type what you want to do: an action, a method, a panel, a class, a file</source>
        <translation>输入想做的事：操作、方法、面板、类别、文件</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>typed
range</source>
        <translation>输入的
范围</translation>
    </message>
    <message>
        <source>Unsaved session</source>
        <translation>未保存的会话</translation>
    </message>
    <message>
        <source>Unused tensors</source>
        <translation>未使用的张量</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上</translation>
    </message>
    <message>
        <source>upper end of the colours</source>
        <translation>颜色的上端</translation>
    </message>
    <message>
        <source>Use selection as &amp;box</source>
        <translation>将选择用作框(&amp;B)</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Values of the maps, before any scaling</source>
        <translation>热图的原始数值，未经缩放</translation>
    </message>
    <message>
        <source>Versions and licences</source>
        <translation>版本与许可</translation>
    </message>
    <message>
        <source>Viridis; a diverging map where zero has a meaning</source>
        <translation>Viridis；零有含义时使用发散配色</translation>
    </message>
    <message>
        <source>ViTScope sessions (*%1)</source>
        <translation>ViTScope 会话 (*%1)</translation>
    </message>
    <message>
        <source>ViTScope sessions (*%1);;All files (*)</source>
        <translation>ViTScope 会话 (*%1);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Walk over layers and heads</source>
        <translation>在层和头之间移动</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>What class-specific methods explain. L or a click on a class goes back.</source>
        <translation>针对类别的方法所解释的对象。按 L 或单击类别可返回。</translation>
    </message>
    <message>
        <source>What each method answers, what it cannot tell, its cost and its source</source>
        <translation>每种方法回答什么、不能说明什么、代价及出处</translation>
    </message>
    <message>
        <source>What failed</source>
        <translation>失败项</translation>
    </message>
    <message>
        <source>What is asked and how the answer is coloured</source>
        <translation>问什么以及答案如何着色</translation>
    </message>
    <message>
        <source>What is computed (keys 1 to 9)</source>
        <translation>计算什么（按键 1 到 9）</translation>
    </message>
    <message>
        <source>What the figure shows, in plain words, in a file beside it.</source>
        <translation>用平实的文字说明图的内容，写入旁边的文件。</translation>
    </message>
    <message>
        <source>What was opened and how it was understood</source>
        <translation>打开了什么以及如何理解</translation>
    </message>
    <message>
        <source>What was opened, how it was understood and what was guessed</source>
        <translation>打开了什么、如何理解、哪些是猜测</translation>
    </message>
    <message>
        <source>What was opened, how long passes took, notices and errors</source>
        <translation>打开了什么、每次前向的用时、通知和错误</translation>
    </message>
    <message>
        <source>What you write here overrides what was found; the model is read again. Empty: as found.</source>
        <translation>此处填写的内容会覆盖检测到的结果；模型将重新读取。留空：按检测结果。</translation>
    </message>
    <message>
        <source>Wheel, pinch</source>
        <translation>滚轮、捏合</translation>
    </message>
    <message>
        <source>Where the token looks, or which tokens look at it (D)</source>
        <translation>该词元看向哪里，或哪些词元看向它 (D)</translation>
    </message>
    <message>
        <source>Which method answers what, and what it cannot tell (F1)</source>
        <translation>哪种方法回答什么，以及不能说明什么 (F1)</translation>
    </message>
    <message>
        <source>Why this class?</source>
        <translation>为何是这个类别？</translation>
    </message>
    <message>
        <source>Why this family (%1)</source>
        <translation>为何判定为此家族（%1）</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Without %1 % at either end</source>
        <translation>两端各去掉 %1 %</translation>
    </message>
    <message>
        <source>Without the smallest and the largest values, which may hide all others</source>
        <translation>去掉可能掩盖其余数值的最小值和最大值</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>计算中…</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation>正在写入 %1…</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>以指针为中心缩放</translation>
    </message>
    <message>
        <source>Zooms at the pointer</source>
        <translation>以指针为中心缩放</translation>
    </message>
    <message>
        <source>{image}: the picture's name without its suffix. {folder}: the way to it from the folder above.</source>
        <translation>{image}：不带后缀的图片名。{folder}：从所选文件夹到图片的路径。</translation>
    </message>
    <message>
        <source>− </source>
        <translation>− </translation>
    </message>
</context>
<context>
    <name>Qt</name>
    <message>
        <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
        <translation>%1
找不到文件夹。
请确认文件夹名正确。</translation>
    </message>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
找不到文件。
请确认文件名正确。</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 已存在。
要替换它吗？</translation>
    </message>
    <message>
        <source>%1, ...</source>
        <translation>%1, ...</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>选择(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>新建文件夹(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>否(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;OK</source>
        <translation>确定(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>重命名(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Select All</source>
        <translation>全选(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>增加(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>是(&amp;Y)</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>About Qt</source>
        <translation>关于 Qt</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Change to detail view mode</source>
        <translation>切换到详细视图</translation>
    </message>
    <message>
        <source>Change to list view mode</source>
        <translation>切换到列表视图</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Closes the dock widget</source>
        <translation>关闭面板</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>计算机</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>复制链接地址(&amp;L)</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>新建文件夹</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>新建文件夹</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>修改日期</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>详细视图</translation>
    </message>
    <message>
        <source>Directories</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>文件夹：</translation>
    </message>
    <message>
        <source>Don't Save</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>驱动器</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>文件名(&amp;N)：</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>文件类型：</translation>
    </message>
    <message>
        <source>Find Directory</source>
        <translation>查找文件夹</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>浮动</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>转到上级文件夹</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Hide Details...</source>
        <translation>隐藏详细信息...</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>List of places and bookmarks</source>
        <translation>位置和书签列表</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>列表视图</translation>
    </message>
    <message>
        <source>Look in:</source>
        <translation>位置：</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>我的电脑</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>新建文件夹</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>上级文件夹</translation>
    </message>
    <message>
        <source>Press shortcut</source>
        <translation>按下快捷键</translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation>最近的位置</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>恢复默认值</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Show </source>
        <translation>显示 </translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>显示隐藏文件(&amp;H)</translation>
    </message>
    <message>
        <source>Show Details...</source>
        <translation>显示详细信息...</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>侧栏</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>减少(&amp;D)</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undocks and re-attaches the dock widget</source>
        <translation>使面板浮动或重新停靠</translation>
    </message>
</context>
</TS>
