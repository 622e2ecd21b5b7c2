/** Everything about categories in cells and texts. */
export { createCategoryReader } from './category-reader';
export { categoryInText } from './category-in-text';
export { nearestCategory } from './category-nearest';
