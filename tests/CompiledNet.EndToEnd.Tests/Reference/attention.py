"""Attention, embeddings and masks in PyTorch, for networks.py: name -> function(network, name, x, positional, named).

Masks travel as network.masks: name of a layer -> [rows, steps] of booleans, true where a position counts, for the layers
that treat every position alike."""
import math
import torch

MASK_KEEPERS = (
    "Dense", "Activation", "Softmax", "Dropout", "SpatialDropout1D", "GaussianNoise", "GaussianDropout", "AlphaDropout", "Rescaling", "PReLU",
    "LayerNormalization", "RMSNormalization", "UnitNormalization", "GroupNormalization", "GLU", "GatedTanh", "PositionalEncoding")


def mask_of(network, kind, sources):
    """The mask of a layer's result from those of the layers it reads."""
    masks = [network.masks.get(source) for source in sources]
    if kind == "TimeDistributed": return torch.stack(masks).any(0) if all(mask is not None for mask in masks) else None
    if kind in MASK_KEEPERS or kind in ("Attention", "MultiHeadAttention", "GroupQueryAttention"): return masks[0]
    if kind in ("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum", "Concatenate", "NormalSample") and all(mask is not None for mask in masks):
        return torch.stack(masks).any(0)
    return None


def sources_of(network, positional):
    """Query, value and key, and which keys count."""
    names = [item for item in positional if isinstance(item, str)] or [network.last]
    query, value, key = names[0], names[1] if len(names) > 1 else names[0], names[-1]
    masks = [mask for mask in (network.masks.get(value), network.masks.get(key)) if mask is not None]
    return network.values[query], network.values[value], network.values[key], torch.stack(masks).all(0) if masks else None


def weigh(q, k, v, allowed, causal):
    """softmax(q kᵀ) v; q [rows, heads, queries, width]. A query without any key gives zeros."""
    scores = q @ k.transpose(-1, -2)
    seen = torch.ones(scores.shape[-2:], dtype=torch.bool)
    if causal: seen = seen.tril()
    seen = seen.expand(scores.shape)
    if allowed is not None: seen = seen & allowed[:, None, None, :]
    some = seen.any(-1, keepdim=True)
    weights = torch.softmax(scores.masked_fill(~seen & some, -torch.inf), -1)
    return torch.where(some, weights, torch.zeros_like(weights)) @ v


def attention(network, name, x, positional, named):
    query, value, key, allowed = sources_of(network, positional)
    if named.get("UseScale"): query = query * network.parameter(name + "/scale", [], named.get("Trainable", True))
    return weigh(query[:, None], key[:, None], value[:, None], allowed, named.get("UseCausalMask"))[:, 0]


def projected(counts):
    def layer(network, name, x, positional, named):
        query, value, key, allowed = sources_of(network, positional)
        heads, shared, key_width, value_width = counts([int(item) for item in positional if not isinstance(item, str)], named)

        def project(what, x, heads, width):
            y = torch.einsum("btc,chw->bhtw", x, network.parameter(f"{name}/{what}/kernel", [x.shape[-1], heads, width], named.get("Trainable", True)))
            return y + network.parameter(f"{name}/{what}/bias", [heads, width], named.get("Trainable", True))[:, None] if named.get("UseBias", True) else y

        q = project("query", query, heads, key_width)
        k = project("key", key, heads // shared, key_width).repeat_interleave(shared, 1)
        v = project("value", value, heads // shared, value_width).repeat_interleave(shared, 1)
        y = weigh(q / math.sqrt(key_width), k, v, allowed, named.get("UseCausalMask"))
        y = torch.einsum("bhtw,hwc->btc", y, network.parameter(f"{name}/attention_output/kernel", [heads, value_width, query.shape[-1]], named.get("Trainable", True)))
        return y + network.parameter(f"{name}/attention_output/bias", [query.shape[-1]], named.get("Trainable", True)) if named.get("UseBias", True) else y
    return layer


def multi_head(sizes, named):
    return sizes[0], 1, sizes[1], int(named.get("ValueDim", sizes[1]))


def group_query(sizes, named):
    return sizes[1], sizes[1] // sizes[2], sizes[0], sizes[0]


def embedding(network, name, x, positional, named):
    count, width = (int(item) for item in positional)
    ids = x.long()
    y = network.parameter(name + "/embeddings", [count, width], named.get("Trainable", True))[ids]
    if named.get("MaskZero"): network.masks[name] = ids != 0
    if named.get("LearnedPositions"): y = y + network.parameter(name + "/position_embeddings", [x.shape[1], width], named.get("Trainable", True))
    return y


def positional_encoding(network, name, x, positional, named):
    steps, channels = x.shape[1:]
    angles = torch.arange(steps)[:, None] / named.get("MaxWavelength", 10000.0) ** (torch.arange(0, channels, 2) / channels)
    return x + torch.stack([torch.sin(angles), torch.cos(angles)], -1).flatten(1)[:, :channels]


def masking(network, name, x, positional, named):
    present = (x != (positional[0] if positional else 0)).any(-1)
    network.masks[name] = present
    return x * present[..., None]


def mean_of_present(mean):
    def layer(network, name, x, positional, named):
        present = network.masks.get(network.last)
        if present is None: return mean(network, name, x, positional, named)
        return (x * present[..., None]).sum(1, named.get("KeepDims", False)) / present.sum(1).clamp(min=1).reshape(-1, *[1] * (2 if named.get("KeepDims") else 1))
    return layer


LAYERS = {
    "Attention": attention, "MultiHeadAttention": projected(multi_head), "GroupQueryAttention": projected(group_query),
    "Embedding": embedding, "PositionalEncoding": positional_encoding, "Masking": masking,
}
