// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/ATen.h>

/// The two products that almost all of a pass's time goes into. On the CPU and in float32 they run, forwards
/// and backwards, in oneDNN if the program was built with it (it is what Debian's LibTorch links anyway): at
/// the sizes of a ViT-B/16 it is 1.2 to 2 times as fast as LibTorch with OpenBLAS, on the weights as they
/// lie. Everything else, and weights that ask for gradients, go
/// to LibTorch's own products. Thread-safe.
namespace vitscope {

/// x weight^T + bias: [.., in], [out, in], [out] or undefined -> [.., out].
at::Tensor linearProduct(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias);

/// The same where the result is known already: no more than a step of the graph, for the way back.
at::Tensor knownProduct(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& result);

/// x weight, for the way back: [.., out], [out, in] -> [.., in].
at::Tensor timesWeight(const at::Tensor& x, const at::Tensor& weight);

/// Batched left right: [batch, heads, m, k], [batch, heads, k, n] -> [batch, heads, m, n].
at::Tensor batchedProduct(const at::Tensor& left, const at::Tensor& right);

} // namespace vitscope
