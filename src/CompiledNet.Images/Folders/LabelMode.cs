namespace CompiledNet.Images;

/// <summary>What the folder that an image lies in becomes as a target.</summary>
public enum LabelMode
{
    /// <summary>One number, the index of the class: for <c>SparseCategoricalCrossentropy</c>.</summary>
    Int,

    /// <summary>One number for each class, 1 for that of the image and 0 for the others: for <c>CategoricalCrossentropy</c>.</summary>
    Categorical,

    /// <summary>One number, 0 or 1, of two classes: for <c>BinaryCrossentropy</c>.</summary>
    Binary,

    /// <summary>No targets: all images in the folder and the folders in it, to be predicted.</summary>
    None,
}
