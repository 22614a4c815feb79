def conv2d(self: __torch__.Operators, x: Tensor, w: Tensor, b: Tensor, stride: int, pad: int, dilation: int) -> Tensor:
  d = ops.prim.dtype(x)
  return torch.conv2d(x, torch.to(w, d), torch.to(b, d), [stride, stride], [pad, pad], [dilation, dilation])
def conv2d_replicate(self: __torch__.Operators, x: Tensor, w: Tensor, b: Tensor, stride: int, pad: int, dilation: int) -> Tensor:
  d = ops.prim.dtype(x)
  p = torch.replication_pad2d(x, [pad, pad, pad, pad])
  return torch.conv2d(p, torch.to(w, d), torch.to(b, d), [stride, stride], [0, 0], [dilation, dilation])
def leaky_relu_(self: __torch__.Operators, x: Tensor, slope: float) -> Tensor:
  return torch.leaky_relu_(x, slope)
def relu(self: __torch__.Operators, x: Tensor) -> Tensor:
  return torch.relu(x)
def sigmoid(self: __torch__.Operators, x: Tensor) -> Tensor:
  return torch.sigmoid(x)
def cat(self: __torch__.Operators, xs: List[Tensor], dim: int) -> Tensor:
  return torch.cat(xs, dim)
def narrow(self: __torch__.Operators, x: Tensor, dim: int, start: int, length: int) -> Tensor:
  return torch.narrow(x, dim, start, length)
def upsample_bilinear(self: __torch__.Operators, x: Tensor, h: int, w: int, align: bool) -> Tensor:
  return torch.upsample_bilinear2d(x, [h, w], align)
def avg_pool(self: __torch__.Operators, x: Tensor, k: int, stride: int, pad: int) -> Tensor:
  return torch.avg_pool2d(x, [k, k], [stride, stride], [pad, pad], False, False)
def adaptive_avg_pool(self: __torch__.Operators, x: Tensor, h: int, w: int) -> Tensor:
  return torch.adaptive_avg_pool2d(x, [h, w])
def attention(self: __torch__.Operators, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
  a = torch.unsqueeze(torch.transpose(torch.flatten(q, 2, 3), 1, 2), 1)
  b = torch.unsqueeze(torch.transpose(torch.flatten(k, 2, 3), 1, 2), 1)
  c = torch.unsqueeze(torch.transpose(torch.flatten(v, 2, 3), 1, 2), 1)
  y = torch.scaled_dot_product_attention(a, b, c, None, 0., False, scale=1.)
  z = torch.transpose(torch.squeeze(y, 1), 1, 2)
  return torch.reshape(z, [torch.size(v, 0), torch.size(v, 1), torch.size(v, 2), torch.size(v, 3)])
def gram(self: __torch__.Operators, x: Tensor) -> Tensor:
  f = torch.flatten(x, 2, 3)
  return torch.div(torch.matmul(f, torch.transpose(f, 1, 2)), torch.mul(torch.size(f, 1), torch.size(f, 2)))
def add(self: __torch__.Operators, x: Tensor, y: Tensor) -> Tensor:
  return torch.add(x, y)
def sub(self: __torch__.Operators, x: Tensor, y: Tensor) -> Tensor:
  return torch.sub(x, y)
def mul(self: __torch__.Operators, x: Tensor, y: Tensor) -> Tensor:
  return torch.mul(x, y)
def div(self: __torch__.Operators, x: Tensor, y: Tensor) -> Tensor:
  return torch.div(x, y)
def add_scalar(self: __torch__.Operators, x: Tensor, s: float) -> Tensor:
  return torch.add(x, s)
def mul_scalar(self: __torch__.Operators, x: Tensor, s: float) -> Tensor:
  return torch.mul(x, s)
def composite(self: __torch__.Operators, hole: Tensor, inside: Tensor, outside: Tensor) -> Tensor:
  return torch.add(torch.mul(inside, hole), torch.mul(outside, torch.rsub(hole, 1.0)))
def abs(self: __torch__.Operators, x: Tensor) -> Tensor:
  return torch.abs(x)
def square(self: __torch__.Operators, x: Tensor) -> Tensor:
  return torch.square(x)
def mean(self: __torch__.Operators, x: Tensor) -> Tensor:
  return torch.mean(x)
def sum(self: __torch__.Operators, x: Tensor) -> Tensor:
  return torch.sum(x)
def detach(self: __torch__.Operators, x: Tensor) -> Tensor:
  return torch.detach(x)
def spectral_normalize(self: __torch__.Operators, w: Tensor, u: Tensor, v: Tensor) -> Tensor:
  m = torch.flatten(w, 1, -1)
  return torch.div(w, torch.dot(u, torch.mv(m, v)))
def spectral_iterate(self: __torch__.Operators, w: Tensor, u: Tensor, v: Tensor) -> Tensor:
  m = torch.detach(torch.flatten(w, 1, -1))
  a = torch.mv(torch.t(m), u)
  _0 = torch.copy_(v, torch.div(a, torch.add(torch.norm(a, 2), 9.9999999999999998e-13)))
  c = torch.mv(m, v)
  _1 = torch.copy_(u, torch.div(c, torch.add(torch.norm(c, 2), 9.9999999999999998e-13)))
  return u
def to_bfloat16(self: __torch__.Operators, x: Tensor) -> Tensor:
  return torch.to(x, 15)
def to_float32(self: __torch__.Operators, x: Tensor) -> Tensor:
  return torch.to(x, 6)
def channels_last(self: __torch__.Operators, x: Tensor) -> Tensor:
  return torch.contiguous(x, memory_format=2)
def contiguous(self: __torch__.Operators, x: Tensor) -> Tensor:
  return torch.contiguous(x, memory_format=0)
def gradients(self: __torch__.Operators, y: Tensor, xs: List[Tensor], create_graph: bool) -> List[Tensor]:
  g = torch.autograd.grad([y], xs, None, create_graph, create_graph, False)
  r = annotate(List[Tensor], [])
  for i in range(torch.len(g)):
    t = g[i]
    if torch.__isnot__(t, None):
      _0 = torch.append(r, unchecked_cast(Tensor, t))
    else:
      ops.prim.RaiseException("no gradient")
  return r
def norm(self: __torch__.Operators, xs: List[Tensor]) -> Tensor:
  return torch.norm(torch.stack(torch._foreach_norm(xs, 2)), 2)
def scale_(self: __torch__.Operators, xs: List[Tensor], s: float) -> Tensor:
  torch._foreach_mul_(xs, s)
  return xs[0]
def lerp_(self: __torch__.Operators, xs: List[Tensor], ys: List[Tensor], weight: float) -> Tensor:
  torch._foreach_lerp_(xs, ys, weight)
  return xs[0]
def adam_(self: __torch__.Operators, w: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], rate: float, root: float, beta1: float, beta2: float, eps: float) -> Tensor:
  torch._foreach_lerp_(m, g, 1.0 - beta1)
  torch._foreach_mul_(v, beta2)
  torch._foreach_addcmul_(v, g, g, 1.0 - beta2)
  d = torch._foreach_sqrt(v)
  torch._foreach_div_(d, root)
  torch._foreach_add_(d, eps)
  torch._foreach_addcdiv_(w, m, d, torch.neg(rate))
  return d[0]
def normalize_channels(self: __torch__.Operators, x: Tensor) -> Tensor:
  n = torch.sqrt(torch.add(torch.sum(torch.square(x), [1], True), 1.0000000000000001e-10))
  return torch.div(x, n)
def copy_(self: __torch__.Operators, x: Tensor, y: Tensor) -> Tensor:
  return torch.copy_(x, y)
def sum_per_image(self: __torch__.Operators, x: Tensor) -> Tensor:
  return torch.sum(x, [1, 2, 3])
def log(self: __torch__.Operators, x: Tensor) -> Tensor:
  return torch.log(x)
def reshape(self: __torch__.Operators, x: Tensor, shape: List[int]) -> Tensor:
  return torch.reshape(x, shape)
def pixel_shuffle(self: __torch__.Operators, x: Tensor, factor: int) -> Tensor:
  return torch.pixel_shuffle(x, factor)
def expand(self: __torch__.Operators, x: Tensor, shape: List[int]) -> Tensor:
  return torch.expand(x, shape)
def linear(self: __torch__.Operators, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
  return torch.linear(x, w, b)
def conv_transpose2d(self: __torch__.Operators, x: Tensor, w: Tensor, stride: int) -> Tensor:
  d = ops.prim.dtype(x)
  return torch.conv_transpose2d(x, torch.transpose(torch.to(w, d), 0, 1), None, [stride, stride])
def fir(self: __torch__.Operators, x: Tensor, k: Tensor, pad: int) -> Tensor:
  c = torch.size(x, 1)
  f = torch.flip(torch.to(k, ops.prim.dtype(x)), [0, 1])
  f0 = torch.expand(f, [c, 1, torch.size(f, 0), torch.size(f, 1)])
  return torch.conv2d(x, f0, None, [1, 1], [pad, pad], [1, 1], c)
def fir_up(self: __torch__.Operators, x: Tensor, k: Tensor) -> Tensor:
  c = torch.size(x, 1)
  f = torch.to(k, ops.prim.dtype(x))
  f0 = torch.expand(f, [c, 1, torch.size(f, 0), torch.size(f, 1)])
  return torch.conv_transpose2d(x, f0, None, [2, 2], [1, 1], [0, 0], c)
def leaky_bias(self: __torch__.Operators, x: Tensor, b: Tensor, slope: float, gain: float) -> Tensor:
  shape = [1, -1]
  for i in range(torch.sub(torch.dim(x), 2)):
    _0 = torch.append(shape, 1)
  y = torch.add(x, torch.reshape(torch.to(b, ops.prim.dtype(x)), shape))
  return torch.mul(torch.leaky_relu_(y, slope), gain)
def pixel_norm(self: __torch__.Operators, x: Tensor) -> Tensor:
  m = torch.mean(torch.square(x), [1], True)
  return torch.mul(x, torch.rsqrt(torch.add(m, 1e-08)))
def demodulation(self: __torch__.Operators, s: Tensor, w: Tensor) -> Tensor:
  e = torch.sum(torch.square(w), [2, 3])
  return torch.rsqrt(torch.add(torch.matmul(torch.square(s), torch.t(e)), 1e-08))
def scale_channels(self: __torch__.Operators, x: Tensor, s: Tensor) -> Tensor:
  t = torch.reshape(torch.to(s, ops.prim.dtype(x)), [torch.size(s, 0), torch.size(s, 1), 1, 1])
  return torch.mul(x, t)
def add_as(self: __torch__.Operators, x: Tensor, y: Tensor) -> Tensor:
  return torch.add(x, torch.to(y, ops.prim.dtype(x)))
def group_deviation(self: __torch__.Operators, x: Tensor, g: int) -> Tensor:
  c = torch.size(x, 1)
  h = torch.size(x, 2)
  w = torch.size(x, 3)
  v = torch.var(torch.view(x, [g, -1, c, h, w]), [0], False, False)
  m = torch.mean(torch.sqrt(torch.add(v, 1e-08)), [1, 2, 3], True)
  return torch.repeat(m, [g, 1, h, w])
def softplus(self: __torch__.Operators, x: Tensor) -> Tensor:
  return torch.softplus(x)
def sqrt(self: __torch__.Operators, x: Tensor) -> Tensor:
  return torch.sqrt(x)
def sum_along(self: __torch__.Operators, x: Tensor, dim: int) -> Tensor:
  return torch.sum(x, [dim])
def mean_along(self: __torch__.Operators, x: Tensor, dim: int) -> Tensor:
  return torch.mean(x, [dim])
def conv2d_bare(self: __torch__.Operators, x: Tensor, w: Tensor, stride: int, pad: int) -> Tensor:
  return torch.conv2d(x, torch.to(w, ops.prim.dtype(x)), None, [stride, stride], [pad, pad], [1, 1])
def affine_sample(self: __torch__.Operators, x: Tensor, theta: Tensor) -> Tensor:
  grid = torch.affine_grid_generator(theta, [torch.size(x, 0), torch.size(x, 1), torch.size(x, 2), torch.size(x, 3)], False)
  return torch.grid_sampler(x, grid, 0, 2, False)
def mix_channels(self: __torch__.Operators, x: Tensor, m: Tensor, b: Tensor) -> Tensor:
  y = torch.baddbmm(b, m, torch.flatten(x, 2, 3))
  return torch.reshape(y, [torch.size(x, 0), torch.size(x, 1), torch.size(x, 2), torch.size(x, 3)])
def product(self: __torch__.Operators, x: Tensor, y: Tensor) -> Tensor:
  return torch.matmul(x, y)
def eigen(self: __torch__.Operators, x: Tensor) -> List[Tensor]:
  values, vectors = torch.linalg_eigh(x, "U")
  return [torch.flip(values, [0]), torch.flip(torch.t(vectors), [0])]
def nuclear_norm_of_product(self: __torch__.Operators, x: Tensor, y: Tensor) -> Tensor:
  _0, rx = torch.linalg_qr(x, "r")
  _1, ry = torch.linalg_qr(y, "r")
  return torch.sum(torch.linalg_svdvals(torch.matmul(rx, torch.t(ry))))
def conv2d_leaky(self: __torch__.Operators, x: Tensor, w: Tensor, b: Tensor, n: Tensor, slope: float) -> Tensor:
  y = torch.conv2d(x, w, b, [1, 1], [1, 1])
  _0 = torch.add_(y, n)
  return torch.leaky_relu_(y, slope)
def conv2d_up_leaky(self: __torch__.Operators, x: Tensor, w: Tensor, b: Tensor, n: Tensor, k: Tensor, slope: float) -> Tensor:
  t = torch.conv_transpose2d(x, torch.transpose(w, 0, 1), None, [2, 2])
  y = torch.conv2d(t, k, b, [1, 1], [1, 1], [1, 1], torch.size(t, 1))
  _0 = torch.add_(y, n)
  return torch.leaky_relu_(y, slope)
def choose(self: __torch__.Operators, hole: Tensor, inside: Tensor, outside: Tensor) -> Tensor:
  return torch.where(torch.gt(hole, 0.5), inside, outside)
def prelu(self: __torch__.Operators, x: Tensor, w: Tensor) -> Tensor:
  return torch.prelu(x, torch.to(w, ops.prim.dtype(x)))
def batch_norm(self: __torch__.Operators, x: Tensor, w: Tensor, b: Tensor, m: Tensor, v: Tensor, of_batch: bool) -> Tensor:
  return torch.batch_norm(x, w, b, m, v, of_batch, 0.10000000000000001, 1.0000000000000001e-05, True)
